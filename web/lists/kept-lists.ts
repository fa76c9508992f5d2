/** The lists of this browser, for every page that shows cases: what is in them, and how to change them. */

import { useLayoutEffect, useState } from 'preact/hooks'
import type { Change } from './choose-case.ts'
import { type Kept, type ListKeeper, openListKeeper } from './list-keeper.ts'
import { makeSafe } from './safe-storage.ts'

let keeper: ListKeeper | undefined

/**
 * What is kept, and again whenever it changes, also by another tab. On the server and in the first drawing, which must
 * be the server's, nothing is known yet.
 */
export function useKeptLists(): Kept | undefined {
  const [kept, setKept] = useState<Kept>()
  useLayoutEffect(() => {
    const lists = openKeeper()
    setKept(lists.read())
    return lists.watch(setKept)
  }, [])
  return kept
}

/** Changes the lists and keeps them. */
export function changeLists(change: Change): void {
  openKeeper().change(change)
}

/** Throws away what could not be read. */
export function discardDamaged(): void {
  openKeeper().discardDamaged()
}

function openKeeper(): ListKeeper {
  if (keeper !== undefined) return keeper
  const opened = openListKeeper(makeSafe(() => localStorage))
  keeper = opened
  window.addEventListener('storage', opened.refresh)
  // A page that comes back from the browser's own keeping has not heard what other tabs wrote.
  window.addEventListener('pageshow', opened.refresh)
  return opened
}
