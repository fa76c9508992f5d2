/** The lists of this browser, for every page that shows cases. */

import { type KeptList, mergeLists, newestWrite } from './kept-list.ts'
import { type KeptRecords, keepInBrowser, type RecordKind } from './record-keeper.ts'
import { formatLists, parseLists } from './stored-lists.ts'

export const keptLists: RecordKind<KeptList> = {
  key: 'kaizen-lists',
  damagedKey: 'kaizen-lists-damaged',
  format: formatLists,
  parse: parseLists,
  merge: mergeLists,
  newest: newestWrite,
}

const browserLists = keepInBrowser(keptLists)

/** Changes the lists and keeps them. */
export const changeLists = browserLists.change

/** Throws away what could not be read. */
export const discardDamaged = browserLists.discardDamaged

/** Hands over the keeper of the lists as soon as a page has opened it. */
export const followLists = browserLists.follow

export type Kept = Omit<KeptRecords<KeptList>, 'records'> & { lists: readonly KeptList[] }

/** The lists that are kept; on the server and in the first drawing nothing is known yet. */
export function useKeptLists(): Kept | undefined {
  const kept = browserLists.useKept()
  return kept && { ...kept, lists: kept.records }
}
