/**
 * Everything that a reader can do to lists, as changes: a change can be made again on what another tab has written
 * meanwhile.
 */

import type { CaseAnswer } from '../../server/contract/api.ts'
import { cleanText } from '../../server/contract/untrusted-values.ts'
import {
  casesIn,
  currentList,
  isFull,
  type KeptCase,
  type KeptList,
  mergeLists,
  most,
} from './kept-list.ts'
import { keptTitle, keptWhere } from './kept-name.ts'
import type { ChangeOf } from './record-keeper.ts'

/** A change of the lists. */
export type Change = ChangeOf<KeptList>

type ChosenCase = Pick<KeptCase, 'slug' | 'title' | 'where'>

/** What a list remembers of a case that is chosen. */
export function toChosen(
  shown: Pick<CaseAnswer, 'slug' | 'title' | 'municipalities' | 'membersOnly'>,
): ChosenCase {
  return { slug: shown.slug, title: keptTitle(shown), where: keptWhere(shown) }
}

/** Puts a case at the end of the current list; one just taken out comes back with its note. */
export function addCase(chosen: ChosenCase): Change {
  return (lists, at) => {
    const list = currentList(lists)
    const known = list.cases.find(({ slug }) => slug === chosen.slug)
    if (known?.gone === false || isFull(list)) return [...lists]
    const note = known?.note ?? ''
    const place = Math.max(0, ...list.cases.map((kept) => kept.place)) + 1
    return putCases(lists, list, [{ ...chosen, note, place, at, gone: false }])
  }
}

/** Takes a case out of a list. */
export function removeCase(id: string, slug: string): Change {
  return changeCase(id, slug, { gone: true })
}

/** Brings a case back to where it stood. */
export function restoreCase(id: string, slug: string): Change {
  return changeCase(id, slug, { gone: false })
}

/** Writes the note of a case. A case that another tab took out meanwhile comes back: nobody's words are lost. */
export function writeNote(id: string, slug: string, note: string): Change {
  return changeCase(id, slug, { note: cleanText(note, most.note), gone: false })
}

/** Moves a case to a position among the cases shown, counted from 0; beyond the last is the end. */
export function moveCase(id: string, slug: string, wanted: number): Change {
  return (lists, at) => {
    const list = lists.find((each) => each.id === id)
    const moved = list?.cases.find((kept) => kept.slug === slug && !kept.gone)
    if (list === undefined || moved === undefined) return [...lists]
    const others = casesIn(list).filter((kept) => kept !== moved)
    const position = Math.min(wanted, others.length)
    const before = others[position - 1]?.place ?? (others[0]?.place ?? 0) - 2
    const after = others[position]?.place ?? before + 2
    const place = (before + after) / 2
    if (before < place && place < after) return putCases(lists, list, [{ ...moved, place, at }])
    // Halves of halves run out after some fifty moves to one spot, and other tabs may give one place twice.
    const inOrder = others.toSpliced(position, 0, moved)
    return putCases(
      lists,
      list,
      inOrder.map((kept, index) => ({ ...kept, place: index + 1, at })),
    )
  }
}

/** Changes what is kept of a case of a list. */
function changeCase(id: string, slug: string, change: Partial<KeptCase>): Change {
  return (lists, at) => {
    const list = lists.find((each) => each.id === id)
    const kept = list?.cases.find((each) => each.slug === slug)
    if (list === undefined || kept === undefined) return [...lists]
    const noted = change.note === undefined ? {} : { noted: at }
    const changed = { ...kept, ...change, at, ...noted }
    // A note may be written to a case for which there is no room any more; the case itself stays out.
    if (kept.gone && isFull(list)) changed.gone = true
    return putCases(lists, list, [changed])
  }
}

/** The list with these cases in place of older writes of them, among the others. */
function putCases(
  lists: readonly KeptList[],
  list: KeptList,
  cases: readonly KeptCase[],
): KeptList[] {
  return mergeLists(lists, [{ ...list, cases: [...cases] }])
}

/** Makes a list and opens it. */
export function makeList(name: string, cases: readonly (ChosenCase & { note: string })[]): Change {
  return (lists, at) => {
    const kept = cases.map((each, index) => ({ ...each, place: index + 1, at, gone: false }))
    const made = {
      id: at.toString(36),
      name: nameOf(name),
      cases: kept,
      opened: at,
      at,
      gone: false,
    }
    return mergeLists(lists, [made])
  }
}

/** Opens a list: from now on it is the current one. */
export function openList(id: string): Change {
  return (lists, at) => lists.map((list) => (list.id === id ? { ...list, opened: at } : list))
}

/** Gives the current list another name. */
export function renameList(name: string): Change {
  return (lists, at) => mergeLists(lists, [{ ...currentList(lists), name: nameOf(name), at }])
}

/** Deletes a list. */
export function removeList(id: string): Change {
  return changeList(id, { gone: true })
}

/** Brings a list back and opens it. */
export function restoreList(id: string): Change {
  return (lists, at) => openList(id)(changeList(id, { gone: false })(lists, at), at)
}

function changeList(id: string, change: Partial<KeptList>): Change {
  return (lists, at) => lists.map((list) => (list.id === id ? { ...list, ...change, at } : list))
}

function nameOf(text: string): string {
  return cleanText(text, most.name).trim() || '名のないリスト'
}
