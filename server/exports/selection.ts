/** The cases that somebody wants in a file: named one by one, or everything that a search finds. */

import type { Case, ShownCase } from '../cases/case.ts'
import type { SearchAnswer, SearchRequest } from '../contract/api.ts'
import { isForMembers } from '../contract/case-audience.ts'
import { formatDate, splitTitle } from '../contract/format.ts'
import type { ListWords } from '../contract/list-words.ts'
import { facets, labelOf } from '../contract/vocabulary.ts'
import type { Library } from '../library/library.ts'

/** Where a search found what was asked for. */
export type Excerpt = { section: string; text: string }

/** What stands at one place of the list. A name without a case is data, and the cases after it are delivered. */
export type Entry = ({ found: Case; excerpt?: Excerpt } | { missing: string }) & {
  /** What a reader noted on it. */
  note?: string
}

export type Selection = {
  entries: Entry[]
  /** Of a reader's own list: what it is called. */
  title?: string
  /** Only of a search: its words, and how many cases it has beyond those that are here. */
  search?: { text: string; conditions: string[]; further: number }
}

/** A case by its name, or by a former name of it. */
export type FindCase = (slug: string) => ShownCase | undefined

/** The cases of these names, in this order and each once, be it named by an old name and by the new one. */
export function selectNamed(slugs: readonly string[], find: FindCase): Selection {
  const entries = new Map<string, Entry>()
  for (const slug of slugs) {
    const found = find(slug)
    const name = found?.slug ?? slug
    if (!entries.has(name)) entries.set(name, found ? { found } : { missing: slug })
  }
  return { entries: [...entries.values()] }
}

/** The selection with what a reader wrote on the list that it is; a case may be noted on by a former name. */
export function addListWords(
  { entries, ...selection }: Selection,
  { title, notes }: ListWords,
  find: FindCase,
): Selection {
  const noteOf = new Map(notes.map(({ slug, note }) => [find(slug)?.slug ?? slug, note.trim()]))
  return {
    ...selection,
    ...(title !== '' && { title }),
    entries: entries.map((entry) => {
      const note = noteOf.get('found' in entry ? entry.found.slug : entry.missing) ?? ''
      return note === '' ? entry : { ...entry, note }
    }),
  }
}

/** As many as a page of a search can have. */
const pageSize = 100

/** The answer with all its pages on one, up to so many hits. */
export async function findAll(
  search: Library['search'],
  request: SearchRequest,
  most: number,
): Promise<SearchAnswer> {
  const first = await search({ ...request, page: 1, size: pageSize })
  const hits = [...first.hits]
  const wanted = Math.min(most, first.total)
  for (let page = 2; hits.length < wanted; page += 1) {
    const { hits: more } = await search({ ...request, page, size: pageSize })
    // Cases may be withdrawn between two pages.
    if (more.length === 0) break
    hits.push(...more)
  }
  return { ...first, hits: hits.slice(0, most) }
}

/** The cases of an answer with what the search found in each. */
export function selectFound(
  answer: SearchAnswer,
  conditions: readonly string[],
  find: FindCase,
): Selection {
  const entries = answer.hits.flatMap(({ slug, snippet }): Entry[] => {
    const found = find(slug)
    if (!found) return []
    const text = snippet.segments.map((segment) => segment.text).join('')
    // Without words nothing was looked for; and the summary stands in the file by itself.
    if (answer.query.text === '' || snippet.section === 'summary') return [{ found }]
    return [{ found, excerpt: { section: snippet.section, text } }]
  })
  return {
    entries,
    search: {
      text: answer.query.text,
      conditions: [...conditions],
      further: answer.total - answer.hits.length,
    },
  }
}

/** The conditions of a search as the results page names them: 「場面 職場×改善」. */
export function describeConditions({ facets: chosen, from, to }: SearchRequest): string[] {
  const named = facets.flatMap(({ id, label, terms }) =>
    (chosen[id] ?? []).map((value) => `${label} ${labelOf(terms, value)}`),
  )
  return [...named, ...describeYears(from, to)]
}

function describeYears(from: number | undefined, to: number | undefined): string[] {
  if (from === undefined && to === undefined) return []
  return [from === to ? `期間 ${from}年` : `期間 ${from ?? ''}〜${to ?? ''}年`]
}

/** The cases of a selection without what is missing. */
export function casesOf({ entries }: Selection): Case[] {
  return entries.flatMap((entry) => ('found' in entry ? [entry.found] : []))
}

/** Whether a file of the selection is for members alone: one such case is enough. */
export function holdsMembersCase(selection: Selection): boolean {
  return casesOf(selection).some(isForMembers)
}

/** The names of a selection that are no cases. */
export function listMissing({ entries }: Selection): string[] {
  return entries.flatMap((entry) => ('missing' in entry ? [entry.missing] : []))
}

/** What is said in place of a case that is not there. */
export function describeMissing(slug: string): string {
  return `${nameMissing(slug)}は見つからない。名前が違うか、公開を終えている。`
}

/** The name as it was asked for, which may be anything. */
export function nameMissing(slug: string): string {
  const characters = [...slug.toWellFormed()]
  const name = characters.length > 100 ? `${characters.slice(0, 100).join('')}…` : slug
  return `事例「${name}」`
}

/** What a paper of these cases is called. */
export function titleOf({ title, search }: Selection): string {
  if (title !== undefined) return title
  return search && search.text !== '' ? `「${search.text}」の事例` : '改善事例'
}

/** What their file is called: a case that is alone in it lends its own name. */
export function fileTitleOf(selection: Selection): string {
  const [first] = selection.entries
  const isAlone =
    selection.title === undefined && selection.entries.length === 1 && first && 'found' in first
  return isAlone ? splitTitle(first.found.title).main : titleOf(selection)
}

/** How many there are, by which conditions, and when: one line. */
export function describeSelection(selection: Selection, today: string): string {
  const { entries, search } = selection
  const count = casesOf(selection).length
  const missing = entries.length - count
  const conditions = search?.conditions ?? []
  const further = search?.further ?? 0
  const parts = [
    further > 0 ? `当てはまる${count + further}件のうち、はじめの${count}件` : `${count}件`,
  ]
  if (missing > 0) parts.push(`ほかに${missing}件は見つからない`)
  if (conditions.length > 0) parts.push(`条件: ${conditions.join('、')}`)
  parts.push(`改善事例ライブラリから${formatDate(today)}に書き出した。`)
  return parts.join('　')
}
