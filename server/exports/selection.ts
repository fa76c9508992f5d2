/** The cases that somebody wants in a file: named one by one, or everything that a search finds. */

import type { Case } from '../cases/case.ts'
import type { SearchAnswer } from '../contract.ts'

/** Where a search found what was asked for. */
export type Excerpt = { section: string; text: string }

/** What stands at one place of the list. A name without a case is data, and the cases after it are delivered. */
export type Entry = { found: Case; excerpt?: Excerpt } | { missing: string }

export type Selection = {
  entries: Entry[]
  /** Only of a search: its words, and how many cases it has beyond those that are here. */
  search?: { text: string; conditions: string[]; further: number }
}

/** A case by its name, or by a former name of it. */
export type FindCase = (slug: string) => Case | undefined

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

/** The cases of a selection without what is missing. */
export function casesOf({ entries }: Selection): Case[] {
  return entries.flatMap((entry) => ('found' in entry ? [entry.found] : []))
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
