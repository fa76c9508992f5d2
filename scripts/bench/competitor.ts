/** What the comparison asks of a search engine, and how the others get the terms that our index gets. */

import type { SearchDocument } from '../../server/search/documents.ts'
import type { WordQuery } from '../../server/search/engine.ts'
import { type FieldId, fields } from '../../server/search/fields.ts'

export interface Competitor {
  name: string
  /** Whether its index lies in this process, so that its memory can be seen. */
  inProcess: boolean
  index(documents: readonly SearchDocument[]): Promise<void>
  /** Slugs, best first. */
  search(words: WordQuery, limit: number): Promise<string[]>
  close(): Promise<void>
}

export type OpenCompetitor = () => Promise<Competitor>

export type FlatDocument = { id: string } & Record<FieldId, string>

/** A document as text: the terms of each field with spaces between them. */
export function flattenDocument({ slug, terms }: SearchDocument): FlatDocument {
  const texts = fields.map(({ id }, field) => [id, (terms[field] ?? []).join(' ')])
  return { id: slug, ...Object.fromEntries(texts) }
}

/** The query as text, to be split the same way. */
export function flattenQuery({ terms }: WordQuery): string {
  return terms.map(({ term }) => term).join(' ')
}

/** Gives back the terms of a flattened text; no other engine analyses Japanese a second time. */
export function splitTerms(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}

/** The weights of our index, for engines that weight fields too. */
export const fieldBoosts: Record<string, number> = Object.fromEntries(
  fields.map(({ id, weight }) => [id, weight]),
)
