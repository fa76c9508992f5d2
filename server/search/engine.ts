/**
 * The border between finding and judging. An engine holds the documents and answers candidates with their
 * evidence; ranking, filters, counts, labels and excerpts happen above it and are the same for every engine.
 */

import type { Choice } from './choices.ts'
import type { SearchDocument } from './documents.ts'
import type { PassageKind } from './passages.ts'

/** A word of the query; `weight` below 1 for what merely stands in for the reader's own word. */
export type QueryTerm = { term: string; weight: number }

/** A synonym: a case that has all its terms has, in other words, the terms of the query it stands for. */
export type QuerySynonym = { terms: readonly string[]; standsFor: readonly string[] }

export type WordQuery = { terms: QueryTerm[]; grams: string[]; synonyms?: QuerySynonym[] }

/** Evidence that a case shares words with the query. */
export type WordCandidate = {
  slug: string
  /** BM25F over base forms; comparable within one query only. */
  termScore: number
  /** BM25F over character bigrams. */
  gramScore: number
  /** Rarity-weighted share of the query's terms that the case contains, 0–1. */
  coverage: number
  /** The largest share that a synonym in the case stands for. */
  synonymCoverage: number
  /** The same share of the query's bigrams: finds pieces of words that the dictionary cuts differently. */
  gramCoverage: number
}

/** Where a case has a term. */
export type TermPlace = 'case' | 'asks'

/** What the pairs of letters of the cases say of a phrase. */
export type PhraseFinder = {
  /** Whether the text of a case has the phrase; undefined where only the text can tell. */
  isIn: (document: SearchDocument) => boolean | undefined
  /** The cases that have all bigrams of the phrase in what is indexed of them, one by one: mostly the first has it. */
  listLikely: () => Iterable<string>
}

/** Evidence that a passage of the case is near the query in meaning. */
export type PassageScore = { kind: PassageKind; index: number; cosine: number }

/** Looks for the passages of a case, by its slug, that are nearest to the query: the same for all that it has found. */
export type PassageReader = (slug: string) => PassageScore[]

/** The cosine of the nearest passage of each kind with the query; undefined where a case has none of the kind. */
export type Nearness = Record<PassageKind, number | undefined> & {
  /** The mean of its few best windows. */
  meanWindow: number | undefined
}

export type MeaningCandidate = Nearness & {
  slug: string
  /** The best passages of the case, by kind and best first within one: looked for when they are shown. */
  readPassages: PassageReader
}

/** The query's words that some case has, the rarest first; `weight` is the share of the whole query by rarity. */
export type KnownWords = { terms: QueryTerm[]; grams: QueryTerm[] }

export type EngineStatus = {
  name: 'embedded' | 'meilisearch'
  /** Changes whenever the content changes. */
  generation: string
  documents: number
  vectors: number
  /** What an operator should know while another engine stands in for this one. */
  trouble?: string
  /** What the engine is busy with; its answers lack nothing meanwhile. */
  underWay?: string
}

export interface SearchEngine {
  /**
   * Cases that share words with the query, best first. Where there are more than the limit, as many of those that meet
   * the reader's choice are found besides: a choice is what large lists are narrowed by.
   */
  findByWords(query: WordQuery, limit: number, choice?: Choice): Promise<WordCandidate[]>
  /** The evidence of those of these cases that share words with the query, best first. */
  rescore(query: WordQuery, slugs: ReadonlySet<string>): WordCandidate[]
  /** Cases with a passage near the query's vector (unit length), best first; the choice widens it in the same way. */
  findByMeaning(vector: Float32Array, limit: number, choice?: Choice): Promise<MeaningCandidate[]>
  /** Tells which cases write a phrase in canonical writing. */
  findPhrase(phrase: string): PhraseFinder
  /** How rare a term is (BM25 idf); a term that no case has is the rarest of all. */
  rarity(term: string): number
  /** Whether any case has the term. */
  knows(term: string): boolean
  /** Where this case has the term: in its own words, which a reader sees, or in its asks alone. */
  placeOf(slug: string, term: string): TermPlace | undefined
  /** Replaces the whole content at once: searches see all of the old or all of the new. */
  publish(documents: readonly SearchDocument[]): Promise<void>
  status(): EngineStatus
}

/** What another engine needs of one that scores for it, so that the evidence is on one scale whoever finds a case. */
export interface Scorer {
  listKnownWords(query: WordQuery): KnownWords
  /** As `findByWords`, of these cases alone. */
  findAmong(
    slugs: ReadonlySet<string>,
    query: WordQuery,
    limit: number,
    choice?: Choice,
  ): WordCandidate[]
  /** The evidence of those of these cases that have vectors, best first. */
  rescoreMeaning(vector: Float32Array, slugs: ReadonlySet<string>): MeaningCandidate[]
}
