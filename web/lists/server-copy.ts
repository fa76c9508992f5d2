/**
 * The copy of the records on the server, for a member who has asked for it. Any number of devices and tabs write it: each
 * merges what stands there with what it has, and writes only over what it has merged, so that nobody's words are lost.
 * What cannot be sent stays in the browser and is sent later.
 */

import { type KeptAnswer, type KeptWritten, mostKeptBytes } from '../../server/contract/kept.ts'
import type { RecordKeeper, RecordKind } from './record-keeper.ts'
import { keptGoneMs } from './records.ts'
import type { SafeStorage } from './safe-storage.ts'

/**
 * How the copy is: `saved` just now, `waiting` for the server, `foreign` where the records of this browser were somebody
 * else's, `apart` where they are to stay so. `refused` says why in the words of the server.
 */
export type CopyState =
  | { is: 'quiet' | 'saved' | 'waiting' | 'foreign' | 'apart' | 'large' | 'unreadable' }
  | { is: 'refused'; why: string }

export type Remote = {
  load: () => Promise<KeptAnswer>
  /** Writes over what is known; answers the version written, or what is there where that is something else. */
  save: (content: string, known: KeptAnswer) => Promise<KeptWritten | KeptAnswer>
  /** Why it failed, where trying again is of no use. */
  explain: (error: unknown) => string | undefined
}

export type ServerCopy = {
  /** Merges and writes, with what is known of the server. */
  sync: () => Promise<void>
  /** The same with what stands there now. */
  refresh: () => Promise<void>
  /** Whether there is something that the server has not got. */
  isBehind: () => boolean
  /** Puts the records of this browser and those of the reader together, or leaves each where they are. */
  join: () => Promise<void>
  stayApart: () => Promise<void>
}

type CopyParts<Item> = {
  keeper: RecordKeeper<Item>
  kind: RecordKind<Item>
  remote: Remote
  storage: SafeStorage
  show: (state: CopyState) => void
}

/** Opens the copy of these records. */
export function openServerCopy<Item>(parts: CopyParts<Item>): ServerCopy {
  const { keeper, kind, remote, storage, show } = parts
  const ownerKey = `${kind.key}-owner`
  const apartKey = `${kind.key}-apart`
  let known: KeptAnswer | undefined
  let running: Promise<void> | undefined
  let isAgain = false

  const readKnown = (): readonly Item[] | undefined => {
    if (known?.content === undefined) return []
    const stored = kind.parse(known.content, keptGoneMs.onServer)
    return stored.state === 'good' ? stored.records : undefined
  }

  /** The records of two people meet only where one of them has said so. */
  const findStranger = (owner: string): CopyState | undefined => {
    const former = storage.read(ownerKey)
    if (former === undefined || former === owner || keeper.read().records.length === 0) {
      return undefined
    }
    return { is: storage.read(apartKey) === owner ? 'apart' : 'foreign' }
  }

  /** What should stand on the server: undefined where nothing is to be written. */
  const textToWrite = (stored: readonly Item[]): string | undefined => {
    const own = keeper.read().records
    if (own.length === 0 && stored.length === 0) return undefined
    const text = kind.format(kind.merge(stored, own, keptGoneMs.onServer))
    return text === known?.content ? undefined : text
  }

  const takeIn = (stored: readonly Item[]): void => {
    const { records } = keeper.read()
    const isNews = kind.format(kind.merge(records, stored)) !== kind.format(records)
    if (isNews) keeper.change((own) => kind.merge(own, stored))
  }

  /** One round; answers how it ended, or nothing where another device was quicker. */
  const merge = async (): Promise<CopyState | undefined> => {
    known ??= await remote.load()
    const { owner } = known
    const stranger = findStranger(owner)
    if (stranger) return stranger
    const stored = readKnown()
    if (stored === undefined) return { is: 'unreadable' }
    takeIn(stored)
    storage.write(ownerKey, owner)
    storage.remove(apartKey)
    const content = textToWrite(stored)
    if (content === undefined) return { is: 'quiet' }
    if (new TextEncoder().encode(content).length > mostKeptBytes) return { is: 'large' }
    const answer = await remote.save(content, known)
    if ('owner' in answer) {
      known = answer
      return undefined
    }
    known = { owner, content, version: answer.version }
    return { is: 'saved' }
  }

  const run = async (): Promise<void> => {
    try {
      let state: CopyState | undefined
      let hasSaved = false
      do {
        isAgain = false
        state = await merge()
        hasSaved ||= state?.is === 'saved'
      } while (state === undefined || isAgain)
      show(hasSaved && state.is === 'quiet' ? { is: 'saved' } : state)
    } catch (error) {
      // Written or not: what stands there now is not known.
      known = undefined
      const why = remote.explain(error)
      show(why === undefined ? { is: 'waiting' } : { is: 'refused', why })
    }
  }

  const sync = (): Promise<void> => {
    isAgain = true
    running ??= run().finally(() => {
      running = undefined
    })
    return running
  }
  const refresh = (): Promise<void> => {
    if (running === undefined) known = undefined
    return sync()
  }

  return {
    sync,
    refresh,
    isBehind: () => {
      const stored = readKnown()
      return stored !== undefined && textToWrite(stored) !== undefined
    },
    join: () => {
      storage.remove(ownerKey)
      return refresh()
    },
    stayApart: () => {
      if (known) storage.write(apartKey, known.owner)
      return sync()
    },
  }
}
