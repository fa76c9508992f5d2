/** A list on its way to somebody else, in a link or a file: its form, and what is wrong with one that came in. */

import { casesIn, type KeptCase, type KeptList, most } from './kept-list.ts'
import { cleanText, type Fields, isFields, isSlug, readJson } from './plain-values.ts'

/** Title and place stand in files only: the reader of a link has the library at hand. */
export type SharedCase = { slug: string; note: string; title?: string; where?: string }

export type SharedList = { name: string; cases: SharedCase[] }

/** `unlike` is no list at all, `unpackable` one that this browser has no means to unpack. */
export type ShareFault = 'damaged' | 'newer' | 'large' | 'empty' | 'unlike' | 'unpackable'

export type Received = { list: SharedList } | { fault: ShareFault }

const version = 1

/** Longest title and place of a case that are taken in; the longest title of a case is 500 characters. */
const longestTitle = 600

type Parts = { notes: boolean; titles: boolean }

/** A list of the own ones as it is given to others, with or without notes, with or without titles. */
export function toShared(list: KeptList, { notes, titles }: Parts): SharedList {
  const share = ({ slug, note, title, where }: KeptCase): SharedCase => ({
    ...{ slug, note: notes ? note : '' },
    ...(titles && { title, where }),
  })
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
  if (!isFields(value) || !isSlug(value['slug'])) return undefined
  return {
    ...{ slug: value['slug'], note: readText(value, 'note', most.note) },
    ...('title' in value && { title: readText(value, 'title', longestTitle) }),
    ...('where' in value && { where: readText(value, 'where', longestTitle) }),
  }
}

function readText(value: Fields, name: string, longest: number): string {
  const text = value[name]
  return typeof text === 'string' ? cleanText(text, longest) : ''
}
