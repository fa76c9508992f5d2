/** How the copies on the server are, for whoever shows it; of a reader without any nothing is known. */

import { useLayoutEffect, useState } from 'preact/hooks'
import type { KeptKind } from '../../server/contract/kept.ts'
import type { CopyState } from './server-copy.ts'

/** What a reader can say to a copy that waits for his word. */
export type ShownCopy = { state: CopyState; join: () => void; stayApart: () => void }

const copies = new Map<KeptKind, ShownCopy>()
const listeners = new Set<() => void>()

/** Shows how a copy is. */
export function showCopy(kind: KeptKind, copy: ShownCopy): void {
  copies.set(kind, copy)
  for (const listener of listeners) listener()
}

/** How the copy is, and again whenever that changes. */
export function useCopy(kind: KeptKind): ShownCopy | undefined {
  const [copy, setCopy] = useState<ShownCopy>()
  useLayoutEffect(() => {
    const show = (): void => setCopy(copies.get(kind))
    show()
    listeners.add(show)
    return () => listeners.delete(show)
  }, [kind])
  return copy
}
