/** What a selection is called, and what is said of it. */

import { formatDate, splitTitle } from '../../web/format.ts'
import { casesOf, type Selection } from './selection.ts'

/** What a paper of these cases is called. */
export function titleOf({ search }: Selection): string {
  return search && search.text !== '' ? `「${search.text}」の事例` : '改善事例'
}

/** What their file is called: a case that is alone in it lends its own name. */
export function fileTitleOf(selection: Selection): string {
  const [first] = selection.entries
  const isAlone = selection.entries.length === 1 && first && 'found' in first
  return isAlone ? splitTitle(first.found.title).main : titleOf(selection)
}

/** How many there are, by which conditions, and when: one line. */
export function describeSelection(selection: Selection, today: string): string {
  const { entries, search } = selection
  const count = casesOf(selection).length
  const missing = entries.length - count
  const conditions = search?.conditions ?? []
  const further = search?.further ?? 0
  return [
    further > 0 ? `当てはまる${count + further}件のうち、はじめの${count}件` : `${count}件`,
    ...(missing > 0 ? [`ほかに${missing}件は見つからない`] : []),
    ...(conditions.length > 0 ? [`条件: ${conditions.join('、')}`] : []),
    `改善事例ライブラリから${formatDate(today)}に書き出した。`,
  ].join('　')
}
