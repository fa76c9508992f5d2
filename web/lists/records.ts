/**
 * Records that several tabs write: each carries when it was written, and of two the last write wins. Among tabs that have
 * heard of each other within the day, the outcome is the same in whichever order and however often they are merged: they
 * come to rest.
 */

import { type Fields, isFields } from '../../server/contract/untrusted-values.ts'

export type WrittenRecord = {
  at: number
  /** Taken out, but kept for a day: the way back, and what tells other tabs that it is gone. */
  gone: boolean
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * How long what was taken out is remembered: in a browser as long as it can be brought back; on the server until every
 * device of the reader, also one on which he has not worked for a while, has heard that it is gone.
 */
export const keptGoneMs = { inBrowser: dayMs, onServer: 90 * dayMs } as const

/**
 * The records without those that were taken out so long before the newest write. What can no longer be brought back, and
 * is remembered only to be known as gone, is `emptied` of its words.
 */
export function forgetGone<Item extends WrittenRecord>(
  records: readonly Item[],
  newest: number,
  keptMs: number,
  emptied: (record: Item) => Item,
): Item[] {
  return records.flatMap((record) => {
    if (!record.gone || record.at > newest - keptGoneMs.inBrowser) return [record]
    return record.at > newest - keptMs ? [emptied(record)] : []
  })
}

/** Of two writes at the same moment any will do, as long as every tab takes the same. */
export function lastWrite<Item extends WrittenRecord>(one: Item, other: Item): Item {
  if (one.at !== other.at) return one.at > other.at ? one : other
  return JSON.stringify(one) > JSON.stringify(other) ? one : other
}

/** The records of both, those with the same key merged into one. */
export function mergeBy<Item>(
  one: readonly Item[],
  other: readonly Item[],
  keyOf: (item: Item) => string,
  merge: (one: Item, other: Item) => Item,
): Item[] {
  const merged = new Map<string, Item>()
  for (const item of [...one, ...other]) {
    const known = merged.get(keyOf(item))
    merged.set(keyOf(item), known === undefined ? item : merge(known, item))
  }
  return [...merged.values()]
}

/** Whether a value from outside is a record. */
export function isRecord(value: unknown): value is Fields & WrittenRecord {
  return isFields(value) && isTime(value['at']) && typeof value['gone'] === 'boolean'
}

/** Whether a value is a time after which another write can come: beyond the safe integers none could be later. */
export function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && value !== Number.MAX_SAFE_INTEGER
}
