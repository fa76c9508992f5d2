import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatShort } from '../../server/exports/references/short.ts'
import { quoteSelection } from '../copied-passage.ts'
import { makeSafe } from '../lists/safe-storage.ts'
import { todayIso } from '../today.ts'

/** What was chosen last holds on every page of this browser. */
const choiceKey = 'kaizen-copy-plain'

/** Whether what is copied out of a case takes a reference along. Without scripts it is copied as it is. */
export function CopyChoice({ slug, title }: { slug: string; title: string }): VNode {
  const [isPlain, setPlain] = useState(false)
  useEffect(() => setPlain(openStorage().read(choiceKey) !== undefined), [])
  useEffect(() => {
    if (isPlain) return undefined
    const copy = (event: ClipboardEvent): void => {
      const article = document.querySelector('article')
      if (event.defaultPrevented || article === null || isField(event.target)) return
      const reference = formatShort(
        { slug, title },
        { today: todayIso(), publicUrl: location.origin },
      )
      const passage = quoteSelection(getSelection(), article, reference)
      if (passage === undefined) return
      event.clipboardData?.setData('text/plain', passage.plain)
      event.clipboardData?.setData('text/html', passage.html)
      event.preventDefault()
    }
    document.addEventListener('copy', copy)
    return () => document.removeEventListener('copy', copy)
  }, [isPlain, slug, title])

  const choose = (withReference: boolean): void => {
    setPlain(!withReference)
    if (withReference) openStorage().remove(choiceKey)
    else openStorage().write(choiceKey, 'on')
  }
  return (
    <label class="check with-script">
      <input
        type="checkbox"
        checked={!isPlain}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      <span>写した文に出典を添える</span>
    </label>
  )
}

function openStorage(): ReturnType<typeof makeSafe> {
  return makeSafe(() => localStorage)
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null
}
