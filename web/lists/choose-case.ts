/** Putting cases into lists and taking them out, as changes that can be made again on what another tab has written. */

import { currentList, isFull, type KeptCase, type KeptList } from './kept-list.ts'
import { mergeLists } from './merge-lists.ts'

/** Makes new lists out of old ones; `at` is later than everything in them. */
export type Change = (lists: readonly KeptList[], at: number) => KeptList[]

export type ChosenCase = Pick<KeptCase, 'slug' | 'title' | 'where'>

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

/** Changes what is kept of a case of a list. */
export function changeCase(id: string, slug: string, change: Partial<KeptCase>): Change {
  return (lists, at) => {
    const list = lists.find((each) => each.id === id)
    const kept = list?.cases.find((each) => each.slug === slug)
    if (list === undefined || kept === undefined) return [...lists]
    // A note may be written to a case for which there is no room any more; the case itself stays out.
    const staysOut = kept.gone && isFull(list)
    return putCases(lists, list, [{ ...kept, ...change, ...(staysOut && { gone: true }), at }])
  }
}

/** The list with these cases in place of older writes of them, among the others. */
export function putCases(
  lists: readonly KeptList[],
  list: KeptList,
  cases: readonly KeptCase[],
): KeptList[] {
  return mergeLists(lists, [{ ...list, cases: [...cases] }])
}
