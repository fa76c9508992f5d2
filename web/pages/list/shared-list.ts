/** A list on its way to somebody else, in a link or a file: its form, and what is wrong with one that came in. */

import {
  cleanText,
  type Fields,
  isFields,
  isSlugValue,
  readJson,
} from '../../../server/contract/untrusted-values.ts'
import { casesIn, type KeptCase, type KeptList, most } from '../../lists/kept-list.ts'
import { formatFragment, type LinkFault, parseFragment } from '../../lists/packed-link.ts'

/** Title and place stand in files only: the reader of a link has the library at hand. */
type SharedCase = { slug: string; note: string; title?: string; where?: string }

export type SharedList = { name: string; cases: SharedCase[] }

/** `unlike` is no list at all. */
export type ShareFault = LinkFault | 'newer' | 'empty' | 'unlike'

export type Received = { list: SharedList } | { fault: ShareFault }

const version = 1

/** Longest title and place of a case that are taken in; the longest title of a case is 500 characters. */
const longestTitle = 600

type SharedParts = { notes: boolean; titles: boolean }

/** A list of the own ones as it is given to others, with or without notes, with or without titles. */
export function toShared(list: KeptList, { notes, titles }: SharedParts): SharedList {
  const share = ({ slug, note, title, where }: KeptCase): SharedCase => {
    const shared = { slug, note: notes ? note : '' }
    return titles ? { ...shared, title, where } : shared
  }
  return { name: list.name, cases: casesIn(list).map(share) }
}

/** A list as text for links and files. */
export function formatShared({ name, cases }: SharedList): string {
  const written = cases.map(({ note, ...rest }) => (note === '' ? rest : { ...rest, note }))
  return JSON.stringify({ version, name, cases: written })
}

/** Reads a list that came from outside; whatever is not part of the form is dropped. */
export function parseShared(text: string): Received {
  const shared = readJson(text)
  if (!isFields(shared) || typeof shared['version'] !== 'number') return { fault: 'damaged' }
  if (shared['version'] > version) return { fault: 'newer' }
  const { name, cases } = shared
  if (typeof name !== 'string' || !Array.isArray(cases)) return { fault: 'damaged' }
  if (cases.length > most.cases) return { fault: 'large' }
  const read = cases.map(readCase).filter((each) => each !== undefined)
  if (read.length < cases.length) return { fault: 'damaged' }
  if (read.length === 0) return { fault: 'empty' }
  const once = new Map(read.map((each) => [each.slug, each]))
  return { list: { name: cleanText(name, most.name), cases: [...once.values()] } }
}

function readCase(value: unknown): SharedCase | undefined {
  if (!isFields(value) || !isSlugValue(value['slug'])) return undefined
  const read: SharedCase = { slug: value['slug'], note: readText(value, 'note', most.note) }
  if ('title' in value) read.title = readText(value, 'title', longestTitle)
  if ('where' in value) read.where = readText(value, 'where', longestTitle)
  return read
}

function readText(value: Fields, name: string, longest: number): string {
  const text = value[name]
  return typeof text === 'string' ? cleanText(text, longest) : ''
}

const sign = 'list'

/** The list as the fragment of a link. */
export function formatSharedLink(list: SharedList): Promise<string> {
  return formatFragment(sign, formatShared(list))
}

/** The list of a link; undefined where there is none. */
export async function parseSharedLink(link: string): Promise<Received | undefined> {
  const unpacked = await parseFragment(sign, link)
  return unpacked && 'text' in unpacked ? parseShared(unpacked.text) : unpacked
}
