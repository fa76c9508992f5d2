/** The embedded engine: an inverted index and a vector table in the process's own memory. */

import { createHash } from 'node:crypto'
import { fields, type SearchDocument } from '../documents.ts'
import { dimensions } from '../embedding/model.ts'
import { type PackedVector, vectorKey } from '../embedding/vector-pack.ts'
import type {
  MeaningCandidate,
  QuerySynonym,
  QueryTerm,
  SearchEngine,
  WordCandidate,
  WordQuery,
} from '../engine.ts'
import { addScores, buildInvertedIndex, type InvertedIndex, rarityOf } from './inverted-index.ts'
import { buildVectorTable, scorePassages, type VectorTable } from './vector-table.ts'

type Content = {
  slugs: string[]
  terms: InvertedIndex
  grams: InvertedIndex
  vectors: VectorTable
  generation: string
}

/** Creates an empty embedded engine; `findVector` answers the vector of a key, if it has been computed. */
export function createEmbeddedEngine(
  findVector: (key: string) => PackedVector | undefined,
): SearchEngine {
  let content = buildContent([], findVector)
  return {
    findByWords: async (query, limit) => findByWords(content, query, limit),
    findByMeaning: async (vector, limit) => findByMeaning(content, vector, limit),
    rarity: (term) => rarityOf(content.terms, term),
    knows: (term) => content.terms.numbers.has(term),
    publish: async (documents) => {
      content = buildContent(documents, findVector)
    },
    status: () => ({
      name: 'embedded',
      generation: content.generation,
      documents: content.slugs.length,
      vectors: content.vectors.scales.length,
    }),
  }
}

function buildContent(
  documents: readonly SearchDocument[],
  findVector: (key: string) => PackedVector | undefined,
): Content {
  const sorted = [...documents].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  return {
    slugs: sorted.map(({ slug }) => slug),
    terms: buildInvertedIndex(
      sorted.map(({ terms }) => terms),
      fields,
    ),
    grams: buildInvertedIndex(
      sorted.map(({ grams }) => grams),
      fields,
    ),
    vectors: buildVectorTable(
      sorted.map(({ passages }) => passages),
      ({ input }) => findVector(vectorKey(input)),
      dimensions,
    ),
    generation: createHash('sha256')
      .update(sorted.map(({ hash }) => hash).join('\n'))
      .digest('base64url')
      .slice(0, 12),
  }
}

function findByWords(content: Content, query: WordQuery, limit: number): WordCandidate[] {
  const size = content.slugs.length
  const grams = query.grams.map((term) => ({ term, weight: 1 }))
  const own = query.terms.filter(({ weight }) => weight === 1)
  const termScores = new Float32Array(size)
  const gramScores = new Float32Array(size)
  const coverage = new Float32Array(size)
  const gramCoverage = new Float32Array(size)
  addScores(content.terms, query.terms, termScores)
  addScores(content.grams, grams, gramScores)
  const shares = shareOut(content.terms, own)
  const synonymCoverage = coverBySynonyms(content, query.synonyms ?? [], shares)
  addScores(content.terms, shares, coverage, 'shares')
  addScores(content.grams, shareOut(content.grams, grams), gramCoverage, 'shares')
  return selectBest(termScores, gramScores, limit)
    .map((document) => ({
      slug: content.slugs[document] ?? '',
      termScore: termScores[document] ?? 0,
      gramScore: gramScores[document] ?? 0,
      coverage: coverage[document] ?? 0,
      synonymCoverage: synonymCoverage[document] ?? 0,
      gramCoverage: gramCoverage[document] ?? 0,
    }))
    .sort((a, b) => b.termScore + b.gramScore - a.termScore - a.gramScore)
}

/**
 * The documents with the highest sums above 0, at most `limit` (ties may add a few), in no order. A common bigram
 * touches most of 10,000 documents (7,967 a query on average): only the chosen ones become objects.
 */
function selectBest(terms: Float32Array, grams: Float32Array, limit: number): number[] {
  const sums = terms.map((score, document) => score + (grams[document] ?? 0))
  const least = sums.length > limit ? (sums.slice().sort()[sums.length - limit] ?? 0) : 0
  const chosen: number[] = []
  sums.forEach((sum, document) => {
    if (sum > 0 && sum >= least) chosen.push(document)
  })
  return chosen
}

/** Each distinct term's share of the query by rarity; a term no case has counts as the rarest of all. */
function shareOut(index: InvertedIndex, terms: readonly QueryTerm[]): QueryTerm[] {
  const distinct = [...new Set(terms.map(({ term }) => term))]
  const rarities = distinct.map((term) => rarityOf(index, term))
  const total = rarities.reduce((sum, rarity) => sum + rarity, 0) || 1
  return distinct.map((term, at) => ({ term, weight: (rarities[at] ?? 0) / total }))
}

/** For each document the largest share of the query that one of the synonyms stands for there. */
function coverBySynonyms(
  content: Content,
  synonyms: readonly QuerySynonym[],
  shares: readonly QueryTerm[],
): Float32Array {
  const covered = new Float32Array(content.slugs.length)
  for (const { terms, standsFor } of synonyms) {
    const share = shares
      .filter(({ term }) => standsFor.includes(term))
      .reduce((sum, { weight }) => sum + weight, 0)
    const found = new Float32Array(content.slugs.length)
    const distinct = [...new Set(terms)].map((term) => ({ term, weight: 1 }))
    addScores(content.terms, distinct, found, 'shares')
    found.forEach((count, document) => {
      if (count > 0 && count === distinct.length) {
        covered[document] = Math.max(covered[document] ?? 0, share)
      }
    })
  }
  return covered
}

function findByMeaning(content: Content, vector: Float32Array, limit: number): MeaningCandidate[] {
  const found = content.slugs.map((slug, document) => ({
    slug,
    passages: scorePassages(content.vectors, document, vector),
  }))
  return found
    .filter(({ passages }) => passages.length > 0)
    .sort((a, b) => bestCosine(b) - bestCosine(a))
    .slice(0, limit)
}

function bestCosine({ passages }: MeaningCandidate): number {
  return passages.reduce((best, { cosine }) => Math.max(best, cosine), -1)
}
