import { useEffect, useState } from 'preact/hooks'
import { parseFragment } from './share-link.ts'
import type { Received } from './shared-list.ts'

type ReceivedList = {
  received: Received | undefined
  receive: (received: Received) => void
  /** Back to the own lists; the address forgets what it held. */
  dismiss: () => void
}

/** The list that somebody else gave: from the address, now or when it changes, or from a file. */
export function useReceived(): ReceivedList {
  const [received, setReceived] = useState<Received>()
  useEffect(() => {
    const open = async (): Promise<void> => {
      const found = await parseFragment(location.hash)
      if (found !== undefined) setReceived(found)
    }
    const follow = (): void => void open()
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  // What is pressed goes away with its list; the heading of the page stays.
  const receive = (file: Received | undefined): void => {
    setReceived(file)
    document.querySelector('h1')?.focus()
  }
  const dismiss = (): void => {
    receive(undefined)
    history.replaceState(history.state, '', location.pathname)
  }
  return { received, receive, dismiss }
}
