/** Documents, passages and vectors of a choice, for promises about an engine alone: no case is read, no model loaded. */

import fc from 'fast-check'
import { createRandom } from '../../scripts/random.ts'
import type { SearchDocument } from '../../server/search/documents.ts'
import { dimensions } from '../../server/search/embedding/model.ts'
import {
  type PackedVector,
  packVector,
  vectorKey,
} from '../../server/search/embedding/vector-pack.ts'
import type { MeaningCandidate, PassageScore, WordQuery } from '../../server/search/engine.ts'
import type { FacetValues } from '../../server/search/facet-numbers.ts'
import { facetValuesOf } from '../../server/search/facets.ts'
import { fields } from '../../server/search/fields.ts'
import type { Passage } from '../../server/search/passages.ts'
import { makeCase } from './make-case.ts'

/** A unit vector that is the same for the same seed. */
export function makeUnitVector(seed: number): Float32Array {
  const random = createRandom(seed)
  const vector = Float32Array.from({ length: dimensions }, () => random() - 0.5)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

export const unitVector = fc.integer().map(makeUnitVector)

/** The plain dot product, one number after the other. */
export function dotPlainly(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}

/** A passage whose input is its name. */
export function makePassage(kind: Passage['kind'], input: string): Passage {
  return { kind, ...(kind !== 'question' && { section: 'summary' }), sentences: [input], input }
}

/** A document with these words in its body, as terms and as bigrams; its one passage is named after it. */
export function makeDocument(
  slug: string,
  words: string,
  facets: Partial<FacetValues> = {},
): SearchDocument {
  const body = words.split(' ').filter(Boolean)
  const inBody = fields.map(({ id }) => (id === 'body' ? body : []))
  // Too young to have what another document may be chosen by: ten years.
  const made = makeCase([], { period: { from: 2024 } })
  return {
    slug,
    hash: JSON.stringify([words, facets]),
    facets: { ...facetValuesOf(made), ...facets },
    period: made.period,
    readWords: () => ({ terms: inBody, grams: inBody, pairs: new Set(), nouns: [] }),
    cutPassages: () => [makePassage('window', slug)],
  }
}

/** The query for any of these words. */
export function askFor(words: string): WordQuery {
  const terms = words.split(' ')
  return { terms: terms.map((term) => ({ term, weight: 1 })), grams: terms }
}

type NearCase = Omit<MeaningCandidate, 'readPassages'> & { passages: PassageScore[] }

/** Candidates with their passages read, so that they compare. */
export function readNear(candidates: readonly MeaningCandidate[]): NearCase[] {
  return candidates.map(({ readPassages, ...near }) => ({
    ...near,
    passages: readPassages(near.slug),
  }))
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
