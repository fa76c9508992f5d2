/** A list on its way to somebody else, in a link, a file or on the server: its form, and what is wrong with one that came in. */

import { cleanText, type Fields, isFields, isSlugValue, readJson } from './untrusted-values.ts'

/** Title and place stand in files only: the reader of a link has the library at hand. */
export type SharedCase = { slug: string; note: string; title?: string; where?: string }

export type SharedList = { name: string; cases: SharedCase[] }

export type ListFault = 'damaged' | 'large' | 'newer' | 'empty'

export type ReadList = { list: SharedList } | { fault: ListFault }

/** Bounds that keep a hostile or broken list from filling the storage. An export takes as many cases. */
export const mostInList = { cases: 100, name: 60, note: 2000 } as const

const version = 1

/** Longest title and place of a case that are taken in; the longest title of a case is 500 characters. */
const longestTitle = 600

/** A list as text for links, files and the server. */
export function formatShared({ name, cases }: SharedList): string {
  const written = cases.map(({ note, ...rest }) => (note === '' ? rest : { ...rest, note }))
  return JSON.stringify({ version, name, cases: written })
}

/** Reads a list that came from outside as text. */
export function parseShared(text: string): ReadList {
  return readSharedList(readJson(text))
}

/** Reads a list that came from outside; whatever is not part of the form is dropped. */
export function readSharedList(shared: unknown): ReadList {
  if (!isFields(shared) || typeof shared['version'] !== 'number') return { fault: 'damaged' }
  if (shared['version'] > version) return { fault: 'newer' }
  const { name, cases } = shared
  if (typeof name !== 'string' || !Array.isArray(cases)) return { fault: 'damaged' }
  if (cases.length > mostInList.cases) return { fault: 'large' }
  const read = cases.map(readCase).filter((each) => each !== undefined)
  if (read.length < cases.length) return { fault: 'damaged' }
  if (read.length === 0) return { fault: 'empty' }
  const once = new Map(read.map((each) => [each.slug, each]))
  return { list: { name: cleanText(name, mostInList.name), cases: [...once.values()] } }
}

function readCase(value: unknown): SharedCase | undefined {
  if (!isFields(value) || !isSlugValue(value['slug'])) return undefined
  const read: SharedCase = { slug: value['slug'], note: readText(value, 'note', mostInList.note) }
  if ('title' in value) read.title = readText(value, 'title', longestTitle)
  if ('where' in value) read.where = readText(value, 'where', longestTitle)
  return read
}

function readText(value: Fields, name: string, longest: number): string {
  const text = value[name]
  return typeof text === 'string' ? cleanText(text, longest) : ''
}
