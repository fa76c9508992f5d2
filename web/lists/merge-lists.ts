/**
 * Joins what two tabs know: of each list and each case the last write wins. Among tabs that have heard of each other
 * within the day, the join is the same in whichever order and however often it is made: they come to rest.
 */

import { type KeptCase, type KeptList, newestWrite } from './kept-list.ts'

/** How long what was taken out can be brought back. */
const keptGoneMs = 24 * 60 * 60 * 1000

/** The lists of both, in the one order that everybody gives them. */
export function mergeLists(one: readonly KeptList[], other: readonly KeptList[]): KeptList[] {
  const lists = joinBy(one, other, idOf, joinList)
  const forgotten = newestWrite(lists) - keptGoneMs
  const isKept = ({ gone, at }: { gone: boolean; at: number }): boolean => !gone || at > forgotten
  return lists
    .filter(isKept)
    .map((list) => ({ ...list, cases: list.cases.filter(isKept).sort(comparePlaces) }))
    .sort((a, b) => compare(a.id, b.id))
}

function joinList(one: KeptList, other: KeptList): KeptList {
  const cases = joinBy(one.cases, other.cases, slugOf, lastWrite)
  // Compared without their cases, which change without the list's being written.
  const head = lastWrite({ ...one, cases: [], opened: 0 }, { ...other, cases: [], opened: 0 })
  return { ...head, cases, opened: Math.max(one.opened, other.opened) }
}

/** Of two writes at the same moment any will do, as long as every tab takes the same. */
function lastWrite<Item extends { at: number }>(one: Item, other: Item): Item {
  if (one.at !== other.at) return one.at > other.at ? one : other
  return JSON.stringify(one) > JSON.stringify(other) ? one : other
}

function joinBy<Item>(
  one: readonly Item[],
  other: readonly Item[],
  keyOf: (item: Item) => string,
  join: (one: Item, other: Item) => Item,
): Item[] {
  const joined = new Map<string, Item>()
  for (const item of [...one, ...other]) {
    const known = joined.get(keyOf(item))
    joined.set(keyOf(item), known === undefined ? item : join(known, item))
  }
  return [...joined.values()]
}

const idOf = ({ id }: KeptList): string => id
const slugOf = ({ slug }: KeptCase): string => slug

function comparePlaces(a: KeptCase, b: KeptCase): number {
  return a.place - b.place || compare(a.slug, b.slug)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
