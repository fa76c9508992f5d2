/**
 * An inverted index scored by BM25F (Robertson, Zaragoza 2004: term frequencies are weighted and length-normalised per
 * field, summed, then saturated once). Postings hold counts, and what depends on all documents (rarities, average
 * lengths) is kept beside them: so documents come and go without the others being touched, and an index that has
 * taken changes scores exactly like one built anew.
 */

import type { Dictionary } from '../forward-index/forward-index.ts'
import {
  countOf,
  fieldOf,
  readEntry,
  startEntries,
  type WordCounts,
} from '../forward-index/word-counts.ts'

const saturation = 1.2 // k1

export type FieldSettings = { weight: number; b: number }

/** Postings of some documents: for each word the documents that have it, in which field and how often. */
type Segment = {
  /** Postings of word w are at offsets[w] up to offsets[w + 1]; of a later word there are none. */
  offsets: Uint32Array
  /** Document of each posting; those of one document are neighbours. Of so few documents as we take two bytes do. */
  documents: Uint16Array | Uint32Array
  /** Field and count of each posting, packed. */
  counts: Uint16Array
  /** Number of documents that have each word. */
  frequencies: Uint32Array
}

/** The postings of many documents, and what they were made of. */
type LargeSegment = { segment: Segment; rows: readonly WordCounts[] }

/** A value: a change makes another one, which shares the large segment. */
export type InvertedIndex = {
  dictionary: Dictionary
  fields: readonly FieldSettings[]
  large: LargeSegment
  /** The documents that have come since the large segment was built: few. */
  recent: Segment
  /** Number of documents that have each word, those that have gone left out. */
  frequencies: Uint32Array
  /** What one occurrence in a field of a document weighs: weight ÷ length norm; 0 where a document has gone. */
  shares: Float64Array
  size: number
}

/**
 * Builds the index of documents by their numbers. The large segment of a former index may be handed in: of its documents
 * some may have gone (undefined), after them come new ones. Without it all are new, which takes most of the time.
 */
export function buildInvertedIndex(
  rows: readonly (WordCounts | undefined)[],
  dictionary: Dictionary,
  fields: readonly FieldSettings[],
  large = buildLarge(rows, dictionary),
): InvertedIndex {
  const first = large.rows.length
  const recent = buildSegment(keepPresent(rows.slice(first)), first, dictionary.words.length)
  const frequencies = recent.frequencies.slice()
  for (let word = 0; word < large.segment.frequencies.length; word++) {
    frequencies[word] = (frequencies[word] as number) + (large.segment.frequencies[word] as number)
  }
  large.rows.forEach((row, number) => {
    if (rows[number] === undefined) takeAway(frequencies, row)
  })
  const shares = weighOccurrences(rows, fields)
  const size = keepPresent(rows).length
  return { dictionary, fields, large, recent, frequencies, shares, size }
}

/** Of documents of which none has gone. */
function buildLarge(
  rows: readonly (WordCounts | undefined)[],
  dictionary: Dictionary,
): LargeSegment {
  const present = keepPresent(rows)
  return { segment: buildSegment(present, 0, dictionary.words.length), rows: present }
}

function keepPresent(rows: readonly (WordCounts | undefined)[]): WordCounts[] {
  return rows.filter((row) => row !== undefined)
}

/** Builds the postings of documents that are numbered from `first` on, over words numbered below `words`. */
function buildSegment(rows: readonly WordCounts[], first: number, words: number): Segment {
  const offsets = new Uint32Array(words + 1)
  const frequencies = new Uint32Array(words)
  for (const row of rows) {
    let last = -1
    for (const entry = startEntries(row); readEntry(entry); ) {
      const { word } = entry
      offsets[word + 1] = (offsets[word + 1] as number) + 1
      // The entries of a word are neighbours, and a document counts once.
      if (word !== last) frequencies[word] = (frequencies[word] as number) + 1
      last = word
    }
  }
  for (let word = 0; word < words; word++) {
    offsets[word + 1] = (offsets[word + 1] as number) + (offsets[word] as number)
  }
  const total = offsets[words] as number
  const Numbers = first + rows.length > mostInTwoBytes ? Uint32Array : Uint16Array
  const documents = new Numbers(total)
  const counts = new Uint16Array(total)
  const next = offsets.slice()
  for (const [index, row] of rows.entries()) {
    for (const entry = startEntries(row); readEntry(entry); ) {
      const { word, packed } = entry
      const at = next[word] as number
      documents[at] = first + index
      counts[at] = packed
      next[word] = at + 1
    }
  }
  return { offsets, documents, counts, frequencies }
}

const mostInTwoBytes = 2 ** 16

/** Takes a document away from the numbers of documents that have each word. */
function takeAway(frequencies: Uint32Array, row: WordCounts): void {
  let last = -1
  for (const entry = startEntries(row); readEntry(entry); ) {
    const { word } = entry
    if (word !== last) frequencies[word] = (frequencies[word] as number) - 1
    last = word
  }
}

/** Number by number the shares of its fields: long fields say less with each word. */
function weighOccurrences(
  rows: readonly (WordCounts | undefined)[],
  fields: readonly FieldSettings[],
): Float64Array {
  const averages = averageLengths(keepPresent(rows), fields.length)
  const shares = new Float64Array(rows.length * fields.length)
  let at = 0
  for (const row of rows) {
    for (const [field, { weight, b }] of fields.entries()) {
      const norm = 1 - b + (b * (row?.lengths[field] ?? 0)) / (averages[field] ?? 1)
      shares[at++] = row ? weight / norm : 0
    }
  }
  return shares
}

function averageLengths(rows: readonly WordCounts[], fields: number): number[] {
  return Array.from({ length: fields }, (_, field) => {
    let total = 0
    for (const { lengths } of rows) total += lengths[field] ?? 0
    return Math.max(1, total / Math.max(1, rows.length))
  })
}

/** What is looked for: how much it counts for the score, and its share of the query. */
export type SoughtTerm = { term: string; weight: number; share: number }

/** One number a document: how well it fits the terms, and the sum of the shares of those it has. */
export type Scores = { fits: Float32Array; covered: Float32Array }

/** Scores the documents in one walk over the postings: what a term brings is its weight times its impact (BM25F). */
export function scoreDocuments(index: InvertedIndex, terms: readonly SoughtTerm[]): Scores {
  const documents = index.shares.length / index.fields.length
  const scores = { fits: new Float32Array(documents), covered: new Float32Array(documents) }
  for (const { term, weight, share } of terms) {
    const word = index.dictionary.find(term)
    const frequency = frequencyOf(index, word)
    if (word === undefined || frequency === 0) continue
    const gain = weight * idfOf(frequency, index.size) * (saturation + 1)
    addPostings(index, index.large.segment, word, { gain, share }, scores)
    addPostings(index, index.recent, word, { gain, share }, scores)
  }
  return scores
}

function addPostings(
  { shares, fields: { length: width } }: InvertedIndex,
  { offsets, documents, counts }: Segment,
  word: number,
  { gain, share }: { gain: number; share: number },
  { fits, covered }: Scores,
): void {
  const end = offsets[word + 1] ?? 0
  for (let at = offsets[word] ?? 0; at < end; ) {
    const document = documents[at] as number
    let occurrences = 0
    for (; at < end && documents[at] === document; at++) {
      const packed = counts[at] as number
      occurrences += countOf(packed) * (shares[document * width + fieldOf(packed)] as number)
    }
    if (occurrences === 0) continue
    const impact = occurrences / (occurrences + saturation)
    fits[document] = (fits[document] as number) + gain * impact
    covered[document] = (covered[document] as number) + share
  }
}

/** Numbers of the documents that have all of the terms: from those of the rarest on, without scoring any. */
export function listDocumentsWith(index: InvertedIndex, terms: ReadonlySet<string>): number[] {
  const words = Array.from(terms, (term) => index.dictionary.find(term))
  const rarest = words.map((word) => ({ word, frequency: frequencyOf(index, word) }))
  rarest.sort((a, b) => a.frequency - b.frequency)
  const [first, ...others] = rarest
  // Most synonyms have some word that no case has.
  if (first?.word === undefined || first.frequency === 0) return []
  let found = listDocumentsOf(index, first.word)
  for (const { word } of others) {
    if (word === undefined) return []
    found = keepCommon(found, listDocumentsOf(index, word))
  }
  return found
}

/** The numbers that both lists have, each in ascending order. */
function keepCommon(one: readonly number[], other: readonly number[]): number[] {
  let at = 0
  return one.filter((number) => {
    while (at < other.length && (other[at] as number) < number) at++
    return other[at] === number
  })
}

/** Marks the documents, by number, that have the word in a wanted field. */
export function markDocuments(
  { shares, fields, large, recent }: InvertedIndex,
  word: number,
  isWanted: (field: number) => boolean,
): Uint8Array {
  const marks = new Uint8Array(shares.length / fields.length)
  for (const { offsets, documents, counts } of [large.segment, recent]) {
    const end = offsets[word + 1] ?? 0
    for (let at = offsets[word] ?? 0; at < end; at++) {
      if (isWanted(fieldOf(counts[at] as number))) marks[documents[at] as number] = 1
    }
  }
  return marks
}

/** In ascending order. */
function listDocumentsOf(index: InvertedIndex, word: number): number[] {
  const { shares, fields, large, recent } = index
  const found: number[] = []
  let last = -1
  for (const { offsets, documents } of [large.segment, recent]) {
    const end = offsets[word + 1] ?? 0
    for (let at = offsets[word] ?? 0; at < end; at++) {
      const document = documents[at] as number
      const isGone = shares[document * fields.length] === 0
      if (isGone || document === last) continue
      found.push(document)
      last = document
    }
  }
  return found
}

/** How rare a term is; a term that no document has is the rarest of all. */
export function rarityOf(index: InvertedIndex, term: string): number {
  return idfOf(frequencyOf(index, index.dictionary.find(term)), index.size)
}

/** Whether any document has the term. */
export function hasTerm(index: InvertedIndex, term: string): boolean {
  return frequencyOf(index, index.dictionary.find(term)) > 0
}

function frequencyOf({ frequencies }: InvertedIndex, word: number | undefined): number {
  // A dictionary is shared, and may have met words since that no document here has.
  return word === undefined ? 0 : (frequencies[word] ?? 0)
}

/** BM25's inverse document frequency in the form that is never negative (Lucene, Robertson–Sparck Jones + 1). */
function idfOf(documentsWithTerm: number, size: number): number {
  return Math.log(1 + (size - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5))
}
