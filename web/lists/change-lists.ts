/** Everything else that a reader can do to lists, likewise as changes. */

import { type Change, type ChosenCase, changeCase, putCases } from './choose-case.ts'
import { casesIn, currentList, type KeptList, most } from './kept-list.ts'
import { mergeLists } from './merge-lists.ts'
import { cleanText } from './plain-values.ts'

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
