/** Documents with chosen words and vectors, for promises about an engine alone. */

import type { SearchDocument } from '../../server/search/documents.ts'
import {
  type PackedVector,
  packVector,
  vectorKey,
} from '../../server/search/embedding/vector-pack.ts'
import type { WordQuery } from '../../server/search/engine.ts'
import { type FacetValues, facetValuesOf } from '../../server/search/facets.ts'
import { fields } from '../../server/search/fields.ts'
import { makeCase } from '../search/make-case.ts'
import { makePassage, makeUnitVector } from '../search/vectors.ts'

/** A document with these words in its body, as terms and as bigrams; its one passage is named after it. */
export function makeDocument(
  slug: string,
  words: string,
  facets: Partial<FacetValues> = {},
): SearchDocument {
  const body = words.split(' ').filter(Boolean)
  const inBody = fields.map(({ id }) => (id === 'body' ? body : []))
  const made = makeCase([])
  return {
    slug,
    hash: JSON.stringify([words, facets]),
    facets: { ...facetValuesOf(made), ...facets },
    period: made.period,
    readWords: () => ({ terms: inBody, grams: inBody, nouns: [] }),
    cutPassages: () => [makePassage('window', slug)],
  }
}

/** The query for any of these words. */
export function askFor(words: string): WordQuery {
  const terms = words.split(' ')
  return { terms: terms.map((term) => ({ term, weight: 1 })), grams: terms }
}

/** The vector of the case with this slug: far from that of every other. */
export function vectorOf(slug: string): Float32Array {
  return makeUnitVector(
    Array.from(slug).reduce((sum, letter) => 31 * sum + letter.charCodeAt(0), 7) | 0,
  )
}

/** Finds the vectors of the documents with these slugs. */
export function findVectorsOf(slugs: readonly string[]): (key: string) => PackedVector | undefined {
  const vectors = new Map(slugs.map((slug) => [vectorKey(slug), packVector(vectorOf(slug))]))
  return (key) => vectors.get(key)
}
