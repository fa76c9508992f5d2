/**
 * Documents as numbers: all that the index, the vectors and the lexicon want of them, in a hundredth of the time that
 * reading their text takes. 10,000 cases as lists of words would fill the memory; as numbers they take 8 kB each.
 */

import type { SearchDocument } from '../documents.ts'
import { vectorKey } from '../embedding/vector-pack.ts'
import type { FacetValues } from '../facet-numbers.ts'
import { type PassageKey, packPassages, readPassages } from './passage-keys.ts'
import { findDifferences } from './plain-pairs.ts'
import { countWords, type WordCounts } from './word-counts.ts'

/** What the forward index has of one document. */
export type ForwardRow = {
  terms: WordCounts
  grams: WordCounts
  nouns: WordCounts
  /** The numbers of the pairs of letters of which the bigrams of its fields tell wrongly whether its text has them. */
  differences: Uint32Array
  /** Read anew at each call: as objects those of 10,000 cases would take 50 MB. */
  readPassages: () => PassageKey[]
  facets: FacetValues
}

export type Dictionaries = Record<'terms' | 'grams' | 'nouns', Dictionary>

/** Words and the numbers they go by: a word once met keeps its number. */
export type Dictionary = {
  /** By number. */
  words: readonly string[]
  /** The number of a word, given out where it is new. */
  numberOf: (word: string) => number
  /** The number of a word, or undefined where no document ever had it. */
  find: (word: string) => number | undefined
}

/** Each version of a document is read once, over dictionaries in common. */
export type ForwardIndex = {
  dictionaries: Dictionaries
  rowOf: (document: SearchDocument) => ForwardRow
  /** What was made before of the document with this hash. */
  find: (hash: string) => ForwardRow | undefined
}

/** What was made before: the dictionaries, and the rows by the hash of their document. */
export type KnownRows = { dictionaries: Dictionaries; byHash: ReadonlyMap<string, ForwardRow> }

/** Creates an empty index, or one that knows rows made before. */
export function createForwardIndex(known: KnownRows = noRows()): ForwardIndex {
  const { dictionaries, byHash } = known
  const made = new WeakMap<SearchDocument, ForwardRow>()
  return {
    dictionaries,
    find: (hash) => byHash.get(hash),
    rowOf: (document) => {
      const row = made.get(document) ?? byHash.get(document.hash) ?? makeRow(document, dictionaries)
      made.set(document, row)
      return row
    },
  }
}

function noRows(): KnownRows {
  const dictionaries = {
    terms: createDictionary(),
    grams: createDictionary(),
    nouns: createDictionary(),
  }
  return { dictionaries, byHash: new Map() }
}

/** Creates a dictionary in which these words have the numbers of their places. */
export function createDictionary(known: readonly string[] = []): Dictionary {
  const words = [...known]
  const numbers = new Map(words.map((word, number) => [word, number]))
  return {
    words,
    numberOf: (word) => {
      const number = numbers.get(word)
      if (number !== undefined) return number
      numbers.set(word, words.length)
      return words.push(word) - 1
    },
    find: (word) => numbers.get(word),
  }
}

/** Reads a document as numbers. */
function makeRow(document: SearchDocument, dictionaries: Dictionaries): ForwardRow {
  const { terms, grams, pairs, nouns } = document.readWords()
  const passages = packPassages(
    document.cutPassages().map(({ kind, input }) => ({ kind, key: vectorKey(input) })),
  )
  return {
    terms: countWords(terms, dictionaries.terms),
    grams: countWords(grams, dictionaries.grams),
    differences: findDifferences(grams, pairs, dictionaries.grams.numberOf),
    nouns: countWords([nouns], dictionaries.nouns),
    readPassages: () => readPassages(passages),
    facets: document.facets,
  }
}
