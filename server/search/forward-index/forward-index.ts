/**
 * Documents as numbers: all that the index, the vectors and the lexicon want of them, in a hundredth of the time that
 * reading their text takes. 10,000 cases as lists of words would fill the memory; as numbers they take 8 kB each.
 */

import type { SearchDocument } from '../documents.ts'
import { vectorKey } from '../embedding/vector-pack.ts'
import type { PassageKind } from '../passages.ts'

/** What the forward index has of one document. */
export type ForwardRow = {
  terms: WordCounts
  grams: WordCounts
  nouns: WordCounts
  passages: readonly PassageKey[]
}

/** A passage by its kind and the key of its vector. */
export type PassageKey = { kind: PassageKind; key: string }

/** How often each word stands in each field; the entries of one word are neighbours. */
export type WordCounts = {
  /** How many words each field has. */
  lengths: Uint32Array
  words: Uint32Array
  /** Field and count of each entry, as `packCount` puts them together. */
  counts: Uint16Array
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
}

/** What was made before: the dictionaries, and the rows by the hash of their document. */
export type KnownRows = { dictionaries: Dictionaries; byHash: ReadonlyMap<string, ForwardRow> }

/** Creates an empty index, or one that knows rows made before. */
export function createForwardIndex(known: KnownRows = noRows()): ForwardIndex {
  const { dictionaries, byHash } = known
  const made = new WeakMap<SearchDocument, ForwardRow>()
  return {
    dictionaries,
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
  const { terms, grams, nouns } = document.readWords()
  return {
    terms: countWords(terms, dictionaries.terms),
    grams: countWords(grams, dictionaries.grams),
    nouns: countWords([nouns], dictionaries.nouns),
    passages: document.cutPassages().map(({ kind, input }) => ({ kind, key: vectorKey(input) })),
  }
}

/** Counts the words of each field. */
export function countWords(
  fields: readonly (readonly string[])[],
  dictionary: Dictionary,
): WordCounts {
  const entries = new Map<number, number[]>()
  fields.forEach((words, field) => {
    for (const word of words) {
      const number = dictionary.numberOf(word)
      const counts = entries.get(number) ?? []
      counts[field] = (counts[field] ?? 0) + 1
      entries.set(number, counts)
    }
  })
  const packed = [...entries].flatMap(([word, counts]) =>
    counts.flatMap((count, field) => [[word, packCount(field, count)] as const]),
  )
  return {
    lengths: Uint32Array.from(fields, (words) => words.length),
    words: Uint32Array.from(packed, ([word]) => word),
    counts: Uint16Array.from(packed, ([, count]) => count),
  }
}

const countBits = 13
const mostCounted = 2 ** countBits - 1

/** A field (of eight at most) and a count in 16 bits. */
function packCount(field: number, count: number): number {
  return (field << countBits) | Math.min(count, mostCounted)
}

/** The field of a packed count. */
export function fieldOf(packed: number): number {
  return packed >> countBits
}

/** The count of a packed count; a word that stands more often in a field is not told from one that stands so often. */
export function countOf(packed: number): number {
  return packed & mostCounted
}
