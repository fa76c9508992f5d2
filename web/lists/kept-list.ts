/** Lists of cases as one browser keeps them. Every record carries when it was written, so that those of several tabs can be merged. */

import { compareText } from '../../server/contract/compare-text.ts'
import { mostInList } from '../../server/contract/shared-list.ts'
import { forgetGone, keptGoneMs, lastWrite, mergeBy, type WrittenRecord } from './records.ts'

export type KeptCase = WrittenRecord & {
  slug: string
  /** Title and place as they were when the case was chosen: they name it where it can no longer be loaded. */
  title: string
  where: string
  note: string
  /** When the note was written: what else is done to the case, here or elsewhere, must not take it back. */
  noted?: number
  /** Sorts the list; only the order of these numbers counts. */
  place: number
}

export type KeptList = WrittenRecord & {
  id: string
  name: string
  cases: KeptCase[]
  /** When it was last opened: of all lists the newest is the current one. */
  opened: number
}

/** So many lists, each within its own bounds. */
export const most = { ...mostInList, lists: 100 } as const

/** The lists that a reader has. */
export function listShown(lists: readonly KeptList[]): KeptList[] {
  return lists.filter(({ gone }) => !gone)
}

/** The list that cases are added to; the first is there before anything is in it. */
export function currentList(lists: readonly KeptList[]): KeptList {
  const [first, ...others] = listShown(lists)
  if (first === undefined) return blankList(lists)
  return others.reduce((newest, list) => (list.opened > newest.opened ? list : newest), first)
}

/** The cases of a list in their order. */
export function casesIn(list: KeptList): KeptCase[] {
  return list.cases.filter(({ gone }) => !gone)
}

/** Whether a list holds a case. */
export function holdsCase(list: KeptList, slug: string): boolean {
  return list.cases.some((kept) => kept.slug === slug && !kept.gone)
}

/** Whether a list takes no further case. */
export function isFull(list: KeptList): boolean {
  return casesIn(list).length >= most.cases
}

/** When anything in these lists was last written. */
export function newestWrite(lists: readonly KeptList[]): number {
  const times = lists.flatMap(({ at, opened, cases }) => [at, opened, ...cases.map((c) => c.at)])
  return Math.max(0, ...times)
}

/** Its id depends on the lists alone: two tabs that begin the first list begin the same one. */
function blankList(lists: readonly KeptList[]): KeptList {
  const id = newestWrite(lists).toString(36)
  return { id, name: 'はじめのリスト', cases: [], opened: 0, at: 0, gone: false }
}

/**
 * Merges what two tabs know, in the one order that everybody gives the lists: of each list and each case the last write
 * wins.
 */
export function mergeLists(
  one: readonly KeptList[],
  other: readonly KeptList[],
  keptMs: number = keptGoneMs.inBrowser,
): KeptList[] {
  const lists = mergeBy(one, other, idOf, mergeList)
  const newest = newestWrite(lists)
  const keepCases = (cases: readonly KeptCase[]): KeptCase[] =>
    forgetGone(cases, newest, keptMs, emptyCase).sort(comparePlaces)
  return forgetGone(lists, newest, keptMs, emptyList)
    .map((list) => ({ ...list, cases: keepCases(list.cases) }))
    .sort((a, b) => compareText(a.id, b.id))
}

function mergeList(one: KeptList, other: KeptList): KeptList {
  const cases = mergeBy(one.cases, other.cases, slugOf, mergeCase)
  // Compared without their cases, which change without the list's being written.
  const head = lastWrite({ ...one, cases: [], opened: 0 }, { ...other, cases: [], opened: 0 })
  return { ...head, cases, opened: Math.max(one.opened, other.opened) }
}

function emptyList(list: KeptList): KeptList {
  return { ...list, name: '', cases: [] }
}

function emptyCase({ noted: _, ...kept }: KeptCase): KeptCase {
  return { ...kept, title: '', where: '', note: '' }
}

/** Of the case the last write wins, and of its note that of the note. */
function mergeCase(one: KeptCase, other: KeptCase): KeptCase {
  const { noted: _, ...last } = lastWrite({ ...one, note: '' }, { ...other, note: '' })
  const { note, noted } = lastNote(one, other)
  return { ...last, note, ...(noted !== undefined && { noted }) }
}

function lastNote(one: KeptCase, other: KeptCase): KeptCase {
  const [at, otherAt] = [notedAt(one), notedAt(other)]
  if (at !== otherAt) return at > otherAt ? one : other
  return one.note > other.note ? one : other
}

/** Until a note is written to it a case has none; notes of former versions are as old as their case. */
function notedAt({ note, noted, at }: KeptCase): number {
  return noted ?? (note === '' ? Number.NEGATIVE_INFINITY : at)
}

const idOf = ({ id }: KeptList): string => id
const slugOf = ({ slug }: KeptCase): string => slug

function comparePlaces(a: KeptCase, b: KeptCase): number {
  return a.place - b.place || compareText(a.slug, b.slug)
}
