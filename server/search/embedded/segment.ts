/** Postings of some documents in typed arrays: for each word the documents that have it, in which field and how often. */

import type { WordCounts } from '../digests/digest.ts'

export type Segment = {
  /** Postings of word w are at offsets[w] up to offsets[w + 1]; of a later word there are none. */
  offsets: Uint32Array
  /** Document of each posting; those of one document are neighbours. */
  documents: Uint32Array
  /** Field and count of each posting, packed. */
  counts: Uint16Array
  /** Number of documents that have each word. */
  frequencies: Uint32Array
}

/** Builds the postings of documents that are numbered from `first` on, over words numbered below `words`. */
export function buildSegment(
  digests: readonly WordCounts[],
  first: number,
  words: number,
): Segment {
  const offsets = new Uint32Array(words + 1)
  for (const digest of digests) {
    for (const word of digest.words) offsets[word + 1] = (offsets[word + 1] ?? 0) + 1
  }
  for (let word = 0; word < words; word++) {
    offsets[word + 1] = (offsets[word + 1] ?? 0) + (offsets[word] ?? 0)
  }
  const total = offsets[words] ?? 0
  const segment: Segment = {
    offsets,
    documents: new Uint32Array(total),
    counts: new Uint16Array(total),
    frequencies: new Uint32Array(words),
  }
  const next = offsets.slice()
  digests.forEach((digest, index) => {
    fillPostings(segment, next, digest, first + index)
    countDocument(segment.frequencies, digest, 1)
  })
  return segment
}

function fillPostings(
  { documents, counts }: Segment,
  next: Uint32Array,
  digest: WordCounts,
  document: number,
): void {
  for (let entry = 0; entry < digest.words.length; entry++) {
    const word = digest.words[entry] as number
    const at = next[word] as number
    documents[at] = document
    counts[at] = digest.counts[entry] as number
    next[word] = at + 1
  }
}

/** Adds a document to the numbers of documents that have each word, or takes it away (by −1). */
export function countDocument(frequencies: Uint32Array, { words }: WordCounts, by: 1 | -1): void {
  for (let entry = 0; entry < words.length; entry++) {
    const word = words[entry] as number
    // The entries of a word are neighbours, and a document counts once.
    if (word !== words[entry - 1]) frequencies[word] = (frequencies[word] as number) + by
  }
}
