/**
 * What this browser keeps for its reader, for every page. Several tabs keep it in one storage, and a tab may read what
 * was there before another wrote, and write over it; so each merges what is stored with what it knows, and writes again
 * if that makes a difference.
 */

import { useLayoutEffect, useState } from 'preact/hooks'
import { makeSafe, type SafeStorage, type StorageRefusal } from './safe-storage.ts'

/** What one kind of records is called in the storage, how it is written, and how two states of it are merged. */
export type RecordKind<Item> = {
  key: string
  /** Where that is put aside which could not be read. */
  damagedKey: string
  format: (records: readonly Item[]) => string
  /** `keptMs` is how long what was taken out is remembered; a day unless it is said. */
  parse: (text: string, keptMs?: number) => StoredRecords<Item>
  merge: (one: readonly Item[], other: readonly Item[], keptMs?: number) => Item[]
  /** When any of them was last written. */
  newest: (records: readonly Item[]) => number
}

/** `newer` was written by a later version of this library, which must find it again as it left it. */
export type StoredRecords<Item> =
  | { state: 'good'; records: Item[] }
  | { state: 'damaged' }
  | { state: 'newer' }

/** Makes new records out of old ones; `at` is later than everything in them. */
export type ChangeOf<Item> = (records: readonly Item[], at: number) => Item[]

export type KeptRecords<Item> = {
  records: readonly Item[]
  /**
   * Why what is on the screen is not in the storage. `newer`: it holds records of a later version of this library, which
   * are left alone.
   */
  trouble?: StorageRefusal | 'newer' | undefined
  /** What could not be read, as it was; put aside before anything is written in its place. */
  damaged: string
}

export type RecordKeeper<Item> = {
  read: () => KeptRecords<Item>
  /** Makes a change on the newest state, and keeps the outcome. */
  change: (change: ChangeOf<Item>) => void
  /** Takes in what other tabs have written. */
  refresh: () => void
  /** Throws away what was put aside. */
  discardDamaged: () => void
  /** Calls the listener after every change until the returned function is called. */
  watch: (listener: (kept: KeptRecords<Item>) => void) => () => void
}

/** Opens the records in a storage; where that is refused they last as long as the page. */
export function openKeeper<Item>(storage: SafeStorage, kind: RecordKind<Item>): RecordKeeper<Item> {
  let kept: KeptRecords<Item> = { records: [], damaged: storage.read(kind.damagedKey) ?? '' }
  const listeners = new Set<(kept: KeptRecords<Item>) => void>()

  const show = (change: Partial<KeptRecords<Item>>): void => {
    kept = { ...kept, ...change }
    for (const listener of listeners) listener(kept)
  }

  const putAside = (text: string): KeptRecords<Item>['trouble'] => {
    const entry = `${text}\n`
    const damaged = kept.damaged.endsWith(entry) ? kept.damaged : kept.damaged + entry
    kept = { ...kept, damaged }
    const refusal = storage.write(kind.damagedKey, damaged)
    if (refusal === undefined) storage.remove(kind.key)
    return refusal
  }

  /** Merges what is stored with what is known; answers why it must not be written over. */
  const takeIn = (): KeptRecords<Item>['trouble'] => {
    const text = storage.read(kind.key)
    if (text === undefined) {
      // Emptied by the reader, in another tab or in the settings; what was never stored is still here alone.
      if (kept.trouble === undefined) kept = { ...kept, records: [] }
      return undefined
    }
    const stored = kind.parse(text)
    if (stored.state === 'newer') return 'newer'
    if (stored.state === 'damaged') return putAside(text)
    kept = { ...kept, records: kind.merge(kept.records, stored.records) }
    return undefined
  }

  const write = (records: readonly Item[]): KeptRecords<Item>['trouble'] => {
    const text = kind.format(records)
    const isNews = records.length > 0 && text !== storage.read(kind.key)
    return isNews ? storage.write(kind.key, text) : undefined
  }

  const change = (make: ChangeOf<Item>): void => {
    const blocked = takeIn()
    const records = make(kept.records, Math.max(Date.now(), kind.newest(kept.records) + 1))
    show({ records, trouble: blocked ?? write(records) })
  }
  const refresh = (): void => change((records) => [...records])

  refresh()
  return {
    read: () => kept,
    change,
    refresh,
    discardDamaged: () => {
      storage.remove(kind.damagedKey)
      show({ damaged: '' })
    },
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type BrowserRecords<Item> = Pick<RecordKeeper<Item>, 'change' | 'discardDamaged'> & {
  /**
   * What is kept, and again whenever it changes, also by another tab. On the server and in the first drawing, which must
   * be the server's, nothing is known yet.
   */
  useKept: () => KeptRecords<Item> | undefined
  /** Calls with the keeper, once a page has opened it. */
  follow: (begin: (keeper: RecordKeeper<Item>) => void) => void
}

/** The records of this browser, opened when a page first asks for them. */
export function keepInBrowser<Item>(kind: RecordKind<Item>): BrowserRecords<Item> {
  let keeper: RecordKeeper<Item> | undefined
  const followers: ((keeper: RecordKeeper<Item>) => void)[] = []
  const open = (): RecordKeeper<Item> => {
    if (keeper !== undefined) return keeper
    const opened = openKeeper(
      makeSafe(() => localStorage),
      kind,
    )
    keeper = opened
    window.addEventListener('storage', opened.refresh)
    // A page that comes back from the browser's own keeping has not heard what other tabs wrote.
    window.addEventListener('pageshow', opened.refresh)
    for (const begin of followers) begin(opened)
    return opened
  }
  const useKept = (): KeptRecords<Item> | undefined => {
    const [kept, setKept] = useState<KeptRecords<Item>>()
    useLayoutEffect(() => {
      const opened = open()
      setKept(opened.read())
      return opened.watch(setKept)
    }, [])
    return kept
  }
  return {
    useKept,
    change: (change) => open().change(change),
    discardDamaged: () => open().discardDamaged(),
    follow: (begin) => {
      if (keeper === undefined) followers.push(begin)
      else begin(keeper)
    },
  }
}
