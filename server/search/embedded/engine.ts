/** The embedded engine: an inverted index and a vector table in the process's own memory. */

import { compareText } from '../../contract/compare-text.ts'
import type { PackedVector } from '../embedding/vector-pack.ts'
import type {
  KnownWords,
  MeaningCandidate,
  QuerySynonym,
  QueryTerm,
  Scorer,
  SearchEngine,
  TermPlace,
  WordCandidate,
  WordQuery,
} from '../engine.ts'
import type { Choice } from '../facets.ts'
import { fields } from '../fields.ts'
import {
  createForwardIndex,
  type ForwardIndex,
  type ForwardRow,
  fieldOf,
} from '../forward-index/forward-index.ts'
import { scorePassages } from '../passage-vectors.ts'
import { chooseBest } from './choose-best.ts'
import { type Content, makeContent } from './content.ts'
import {
  hasTerm,
  type InvertedIndex,
  listDocumentsWith,
  rarityOf,
  type SoughtTerm,
  scoreDocuments,
} from './inverted-index.ts'

/**
 * Creates an empty embedded engine; `findVector` answers the vector of a key, if it has been computed, `forwardIndex` the
 * row of a document.
 */
export function createEmbeddedEngine(
  findVector: (key: string) => PackedVector | undefined,
  forwardIndex: ForwardIndex = createForwardIndex(),
): SearchEngine & Scorer {
  let content = makeContent([], { findVector, forwardIndex })
  return {
    findByWords: async (query, limit, choice) =>
      scoreWords(content, query, (sums) => chooseBest(content.markMet, sums, limit, choice)),
    findByMeaning: async (vector, limit, choice) => findByMeaning(content, vector, limit, choice),
    listKnownWords: (query) => listKnownWords(content, query),
    rescore: (query, slugs) =>
      scoreWords(content, query, (sums) =>
        select(content, slugs).filter((document) => (sums[document] ?? 0) > 0),
      ),
    rescoreMeaning: (vector, slugs) => scoreMeaning(content, select(content, slugs), vector),
    rarity: (term) => rarityOf(content.terms, term),
    knows: (term) => hasTerm(content.terms, term),
    placeOf: (slug, term) => {
      const document = content.documents[content.numbers.get(slug) ?? -1]
      const word = forwardIndex.dictionaries.terms.find(term)
      if (document === undefined || word === undefined) return undefined
      return placeWord(forwardIndex.rowOf(document), word)
    },
    publish: async (documents) => {
      content = makeContent(documents, { findVector, forwardIndex, before: content })
    },
    status: () => ({
      name: 'embedded',
      generation: content.generation,
      documents: content.numbers.size,
      vectors: content.vectors,
    }),
  }
}

/** The evidence of the documents that `choose` picks by the sums of their scores, best first. */
function scoreWords(
  content: Content,
  query: WordQuery,
  choose: (sums: Float32Array) => number[],
): WordCandidate[] {
  const grams = query.grams.map((term) => ({ term, weight: 1 }))
  const own = shareOut(
    content.terms,
    query.terms.filter(({ weight }) => weight === 1),
  )
  const byTerms = scoreDocuments(content.terms, setShares(query.terms, own))
  const byGrams = scoreDocuments(content.grams, setShares(grams, shareOut(content.grams, grams)))
  const bySynonyms = coverBySynonyms(content, query.synonyms ?? [], own)
  const sums = byTerms.fits.slice()
  for (let document = 0; document < sums.length; document++) {
    sums[document] = (sums[document] as number) + (byGrams.fits[document] as number)
  }
  return choose(sums)
    .map((document) => ({
      slug: slugOf(content, document),
      termScore: byTerms.fits[document] ?? 0,
      gramScore: byGrams.fits[document] ?? 0,
      coverage: byTerms.covered[document] ?? 0,
      synonymCoverage: bySynonyms[document] ?? 0,
      gramCoverage: byGrams.covered[document] ?? 0,
    }))
    .sort((a, b) => b.termScore + b.gramScore - a.termScore - a.gramScore || bySlug(a, b))
}

/** Numbers of the documents with these slugs, in the order in which every search goes through them. */
function select({ numbers }: Content, slugs: ReadonlySet<string>): number[] {
  const known = [...slugs].flatMap((slug) => numbers.get(slug) ?? [])
  return known.sort((a, b) => a - b)
}

function listKnownWords({ terms, grams }: Content, query: WordQuery): KnownWords {
  const own = query.terms.filter(({ weight }) => weight === 1)
  const listKnown = (index: InvertedIndex, words: readonly QueryTerm[]) =>
    shareOut(index, words)
      .filter(({ term }) => hasTerm(index, term))
      .sort((a, b) => b.weight - a.weight)
  return {
    terms: listKnown(terms, own),
    grams: listKnown(
      grams,
      query.grams.map((term) => ({ term, weight: 1 })),
    ),
  }
}

/** Each distinct term's share of the query by rarity; a term no case has counts as the rarest of all. */
function shareOut(index: InvertedIndex, terms: readonly QueryTerm[]): QueryTerm[] {
  const distinct = [...new Set(terms.map(({ term }) => term))]
  const rarities = distinct.map((term) => rarityOf(index, term))
  const total = rarities.reduce((sum, rarity) => sum + rarity, 0) || 1
  return distinct.map((term, at) => ({ term, weight: (rarities[at] ?? 0) / total }))
}

/** A term without a share, such as a synonym's, helps to rank, but is no part of the query; a repeated one is but once. */
function setShares(terms: readonly QueryTerm[], shares: readonly QueryTerm[]): SoughtTerm[] {
  const left = new Map(shares.map(({ term, weight }) => [term, weight]))
  return terms.map(({ term, weight }) => {
    const share = left.get(term) ?? 0
    left.delete(term)
    return { term, weight, share }
  })
}

/** For each document the largest share of the query that one of the synonyms stands for there. */
function coverBySynonyms(
  content: Content,
  synonyms: readonly QuerySynonym[],
  shares: readonly QueryTerm[],
): Float32Array {
  const covered = new Float32Array(content.documents.length)
  for (const { terms, standsFor } of synonyms) {
    const share = shares
      .filter(({ term }) => standsFor.includes(term))
      .reduce((sum, { weight }) => sum + weight, 0)
    for (const document of listDocumentsWith(content.terms, new Set(terms))) {
      covered[document] = Math.max(covered[document] ?? 0, share)
    }
  }
  return covered
}

function findByMeaning(
  content: Content,
  vector: Float32Array,
  limit: number,
  choice?: Choice,
): MeaningCandidate[] {
  const found = scoreMeaning(content, content.numbers.values(), vector)
  if (found.length <= limit) return found
  // The best of a case stands for it; a cosine is never below −1, and only scores above 0 are chosen.
  const scores = new Float32Array(content.documents.length)
  for (const candidate of found) {
    scores[content.numbers.get(candidate.slug) ?? 0] = 2 + bestCosine(candidate)
  }
  const chosen = new Set(chooseBest(content.markMet, scores, limit, choice))
  return found.filter(({ slug }) => chosen.has(content.numbers.get(slug) ?? -1))
}

/** The evidence of those of the documents that have vectors, best first. */
function scoreMeaning(
  content: Content,
  documents: Iterable<number>,
  vector: Float32Array,
): MeaningCandidate[] {
  const found = Array.from(documents, (document) => {
    const passageVectors = content.passageVectors[document]
    return {
      slug: slugOf(content, document),
      passages: passageVectors ? scorePassages(passageVectors, vector) : [],
    }
  })
  return found
    .filter(({ passages }) => passages.length > 0)
    .sort((a, b) => bestCosine(b) - bestCosine(a) || bySlug(a, b))
}

function bestCosine({ passages }: MeaningCandidate): number {
  return passages.reduce((best, { cosine }) => Math.max(best, cosine), -1)
}

const asksField = fields.findIndex(({ id }) => id === 'asks')

function placeWord({ terms: { words, counts } }: ForwardRow, word: number): TermPlace | undefined {
  let at = words.indexOf(word)
  if (at < 0) return undefined
  // The entries of one word are neighbours.
  for (; words[at] === word; at++) if (fieldOf(counts[at] ?? 0) !== asksField) return 'case'
  return 'asks'
}

function slugOf({ documents }: Content, number: number): string {
  return documents[number]?.slug ?? ''
}

/** In which order documents have come must not show. */
function bySlug(a: { slug: string }, b: { slug: string }): number {
  return compareText(a.slug, b.slug)
}
