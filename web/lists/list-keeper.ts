/**
 * The lists of this browser, for every page that shows cases. Several tabs keep them in one storage, and a tab may read
 * what was there before another wrote, and write over it; so each merges what is stored with what it knows, and writes
 * again if that makes a difference.
 */

import { useLayoutEffect, useState } from 'preact/hooks'
import type { Change } from './change-lists.ts'
import { type KeptList, mergeLists, newestWrite } from './kept-list.ts'
import { makeSafe, type SafeStorage, type StorageRefusal } from './safe-storage.ts'
import { formatLists, parseLists } from './stored-lists.ts'

export type Kept = {
  lists: readonly KeptList[]
  /**
   * Why the lists on the screen are not in the storage. `newer`: it holds lists of a later version of this library,
   * which are left alone.
   */
  trouble?: StorageRefusal | 'newer' | undefined
  /** What could not be read, as it was; put aside before anything is written in its place. */
  damaged: string
}

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

let keeper: ListKeeper | undefined

/** The lists of this browser, opened when a page first asks for them. */
function openKeeper(): ListKeeper {
  if (keeper !== undefined) return keeper
  const opened = openListKeeper(makeSafe(() => localStorage))
  keeper = opened
  window.addEventListener('storage', opened.refresh)
  // A page that comes back from the browser's own keeping has not heard what other tabs wrote.
  window.addEventListener('pageshow', opened.refresh)
  return opened
}

export type ListKeeper = {
  read: () => Kept
  /** Makes a change on the newest state, and keeps the outcome. */
  change: (change: Change) => void
  /** Takes in what other tabs have written. */
  refresh: () => void
  /** Throws away what was put aside. */
  discardDamaged: () => void
  /** Calls the listener after every change until the returned function is called. */
  watch: (listener: (kept: Kept) => void) => () => void
}

export const listsKey = 'kaizen-lists'
export const damagedKey = 'kaizen-lists-damaged'

/** Opens the lists in a storage; where that is refused they last as long as the page. */
export function openListKeeper(storage: SafeStorage): ListKeeper {
  let kept: Kept = { lists: [], damaged: storage.read(damagedKey) ?? '' }
  const listeners = new Set<(kept: Kept) => void>()

  const show = (change: Partial<Kept>): void => {
    kept = { ...kept, ...change }
    for (const listener of listeners) listener(kept)
  }

  const putAside = (text: string): Kept['trouble'] => {
    const entry = `${text}\n`
    const damaged = kept.damaged.endsWith(entry) ? kept.damaged : kept.damaged + entry
    kept = { ...kept, damaged }
    const refusal = storage.write(damagedKey, damaged)
    if (refusal === undefined) storage.remove(listsKey)
    return refusal
  }

  /** Merges what is stored with what is known; answers why it must not be written over. */
  const takeIn = (): Kept['trouble'] => {
    const text = storage.read(listsKey)
    if (text === undefined) {
      // Emptied by the reader, in another tab or in the settings; what was never stored is still here alone.
      if (kept.trouble === undefined) kept = { ...kept, lists: [] }
      return undefined
    }
    const stored = parseLists(text)
    if (stored.state === 'newer') return 'newer'
    if (stored.state === 'damaged') return putAside(text)
    kept = { ...kept, lists: mergeLists(kept.lists, stored.lists) }
    return undefined
  }

  const write = (lists: readonly KeptList[]): Kept['trouble'] => {
    const text = formatLists(lists)
    const isNews = lists.length > 0 && text !== storage.read(listsKey)
    return isNews ? storage.write(listsKey, text) : undefined
  }

  const change = (make: Change): void => {
    const blocked = takeIn()
    const lists = make(kept.lists, Math.max(Date.now(), newestWrite(kept.lists) + 1))
    show({ lists, trouble: blocked ?? write(lists) })
  }
  const refresh = (): void => change((lists) => [...lists])

  refresh()
  return {
    read: () => kept,
    change,
    refresh,
    discardDamaged: () => {
      storage.remove(damagedKey)
      show({ damaged: '' })
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
