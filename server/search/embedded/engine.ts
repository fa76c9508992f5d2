/** The embedded engine: an inverted index and a vector table in the process's own memory. */

import { compareText } from '../../contract/compare-text.ts'
import type { Choice } from '../choices.ts'
import { belowAll } from '../embedding/dot-kernel.ts'
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
import { fields } from '../fields.ts'
import {
  createForwardIndex,
  type ForwardIndex,
  type ForwardRow,
} from '../forward-index/forward-index.ts'
import { fieldOf, readEntry, startEntries } from '../forward-index/word-counts.ts'
import { chooseBest } from './choose-best.ts'
import { type Content, makeContent } from './content.ts'
import { findPhrase } from './find-phrase.ts'
import {
  hasTerm,
  type InvertedIndex,
  listDocumentsWith,
  rarityOf,
  type Scores,
  type SoughtTerm,
  scoreDocuments,
} from './inverted-index.ts'
import { findPassages, type NearnessReader, readNearness } from './placed-vectors.ts'

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
    findAmong: (slugs, query, limit, choice) =>
      scoreWords(content, query, (sums) =>
        chooseBest(content.markMet, keepOnly(sums, select(content, slugs)), limit, choice),
      ),
    findByMeaning: async (vector, limit, choice) => findByMeaning(content, vector, limit, choice),
    listKnownWords: (query) => listKnownWords(content, query),
    rescore: (query, slugs) =>
      scoreWords(content, query, (sums) =>
        select(content, slugs).filter((document) => (sums[document] ?? 0) > 0),
      ),
    rescoreMeaning: (vector, slugs) => rescoreMeaning(content, vector, slugs),
    findPhrase: (phrase) => findPhrase(content, phrase, forwardIndex),
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
      vectors: content.meanings.count,
    }),
  }
}

/** What the words of a query say of every document. */
type ScoredWords = {
  content: Content
  byTerms: Scores
  byGrams: Scores
  bySynonyms: Float32Array
  sums: Float32Array
}

/** Of the queries that are being answered: each asks twice, for what its words find and for what its meaning has found. */
const scored = new WeakMap<WordQuery, ScoredWords>()

/** The evidence of the documents that `choose` picks by the sums of their scores, best first. */
function scoreWords(
  content: Content,
  query: WordQuery,
  choose: (sums: Float32Array) => number[],
): WordCandidate[] {
  const known = scored.get(query)
  const words = known?.content === content ? known : scoreAll(content, query)
  scored.set(query, words)
  const { byTerms, byGrams, bySynonyms, sums } = words
  const fitOf = (document: number) =>
    (byTerms.fits[document] as number) + (byGrams.fits[document] as number)
  return choose(sums)
    .sort((a, b) => fitOf(b) - fitOf(a) || byDocument(content, a, b))
    .map((document) => ({
      slug: slugOf(content, document),
      termScore: byTerms.fits[document] as number,
      gramScore: byGrams.fits[document] as number,
      coverage: byTerms.covered[document] as number,
      synonymCoverage: bySynonyms[document] as number,
      gramCoverage: byGrams.covered[document] as number,
    }))
}

function scoreAll(content: Content, query: WordQuery): ScoredWords {
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
  return { content, byTerms, byGrams, bySynonyms, sums }
}

/** The scores of these documents; all others have none. */
function keepOnly(scores: Float32Array, documents: readonly number[]): Float32Array {
  const kept = new Float32Array(scores.length)
  for (const document of documents) kept[document] = scores[document] as number
  return kept
}

/** Numbers of the documents with these slugs, in no order. */
function select({ numbers }: Content, slugs: ReadonlySet<string>): number[] {
  const known: number[] = []
  for (const slug of slugs) {
    const number = numbers.get(slug)
    if (number !== undefined) known.push(number)
  }
  return known
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

/** The best of a case stands for it; only those that are chosen become objects. */
function findByMeaning(
  content: Content,
  vector: Float32Array,
  limit: number,
  choice?: Choice,
): MeaningCandidate[] {
  const reader = readNearness(content.meanings, vector)
  const nearest = new Float32Array(content.documents.length)
  // A cosine is never below −1, and only scores above 0 are chosen.
  const scores = new Float32Array(nearest.length)
  for (let number = 0; number < nearest.length; number++) {
    nearest[number] = reader.best(number)
    scores[number] = 2 + (nearest[number] as number)
  }
  const chosen = chooseBest(content.markMet, scores, limit, choice)
  return listMeanings(content, vector, reader, { nearest, documents: chosen })
}

function rescoreMeaning(
  content: Content,
  vector: Float32Array,
  slugs: ReadonlySet<string>,
): MeaningCandidate[] {
  const reader = readNearness(content.meanings, vector)
  const nearest = new Float32Array(content.documents.length)
  const documents = select(content, slugs).filter((document) => {
    nearest[document] = reader.best(document)
    return (nearest[document] as number) > belowAll
  })
  return listMeanings(content, vector, reader, { nearest, documents })
}

/** The evidence of documents that have vectors, best first. */
function listMeanings(
  content: Content,
  vector: Float32Array,
  { nearness }: NearnessReader,
  { nearest, documents }: { nearest: Float32Array; documents: number[] },
): MeaningCandidate[] {
  const nearestOf = (document: number) => nearest[document] as number
  const readPassages = (slug: string) =>
    findPassages(content.meanings, vector, content.numbers.get(slug) ?? -1)
  return documents
    .sort((a, b) => nearestOf(b) - nearestOf(a) || byDocument(content, a, b))
    .map((document) => {
      const { window, meanWindow, section, question } = nearness(document)
      return {
        slug: slugOf(content, document),
        window,
        meanWindow,
        section,
        question,
        readPassages,
      }
    })
}

const asksField = fields.findIndex(({ id }) => id === 'asks')

function placeWord({ terms }: ForwardRow, sought: number): TermPlace | undefined {
  let place: TermPlace | undefined
  for (const entry = startEntries(terms); readEntry(entry); ) {
    if (entry.word !== sought || place === 'case') continue
    place = fieldOf(entry.packed) === asksField ? 'asks' : 'case'
  }
  return place
}

function slugOf({ slugs }: Content, number: number): string {
  return slugs[number] as string
}

/** In which order documents have come must not show. */
function byDocument(content: Content, a: number, b: number): number {
  return compareText(slugOf(content, a), slugOf(content, b))
}
