/** A list of the own ones as it is given to others, and one in the fragment of a link. */

import {
  formatShared,
  type ListFault,
  parseShared,
  type SharedCase,
  type SharedList,
} from '../../../server/contract/shared-list.ts'
import { casesIn, type KeptCase, type KeptList } from '../../lists/kept-list.ts'
import { loadSharedText } from '../../lists/load-shared.ts'
import { formatFragment, type LinkFault, parseFragment } from '../../lists/packed-link.ts'

/** `unlike` is no list at all. */
export type ShareFault = ListFault | LinkFault | 'unlike'

/** `problem` is said by the server, of a link that it keeps. */
export type Received = { list: SharedList } | { fault: ShareFault } | { problem: string }

type SharedParts = { notes: boolean; titles: boolean }

/** A list of the own ones as it is given to others, with or without notes, with or without titles. */
export function toShared(list: KeptList, { notes, titles }: SharedParts): SharedList {
  const share = ({ slug, note, title, where }: KeptCase): SharedCase => {
    const shared = { slug, note: notes ? note : '' }
    return titles ? { ...shared, title, where } : shared
  }
  return { name: list.name, cases: casesIn(list).map(share) }
}

const sign = 'list'

/** The list as the fragment of a link. */
export function formatSharedLink(list: SharedList): Promise<string> {
  return formatFragment(sign, formatShared(list))
}

/** The list that the address of the page holds or names; undefined where there is none. */
export async function receiveList(): Promise<Received | undefined> {
  const shared = await loadSharedText('list')
  if (shared === undefined) return parseSharedLink(location.hash)
  return 'text' in shared ? parseShared(shared.text) : shared
}

/** The list of a link; undefined where there is none. */
export async function parseSharedLink(link: string): Promise<Received | undefined> {
  const unpacked = await parseFragment(sign, link)
  return unpacked && 'text' in unpacked ? parseShared(unpacked.text) : unpacked
}
