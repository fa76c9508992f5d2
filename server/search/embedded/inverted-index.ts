/**
 * An inverted index in typed arrays, scored by BM25F (Robertson, Zaragoza 2004: term frequencies are weighted and
 * length-normalised per field, summed, then saturated once). Everything but the query's weights is known when the
 * index is built, so each posting stores its finished impact and a search only adds up.
 */

const saturation = 1.2 // k1

export type FieldSettings = { weight: number; b: number }

export type InvertedIndex = {
  /** Term → its number. */
  numbers: Map<string, number>
  /** Rarity of each term: BM25 idf. */
  idf: Float32Array
  /** Postings of term t are at offsets[t] up to offsets[t + 1]. */
  offsets: Uint32Array
  /** Document of each posting. */
  documents: Uint32Array
  /** idf × saturated weighted frequency of each posting. */
  impacts: Float32Array
  size: number
}

/**
 * Builds the index. `documents[d][f]` holds the terms of field f of document d, repeated as often as they occur.
 */
export function buildInvertedIndex(
  documents: readonly (readonly (readonly string[])[])[],
  fields: readonly FieldSettings[],
): InvertedIndex {
  const averageLengths = fields.map((_, field) => {
    const total = documents.reduce((sum, document) => sum + (document[field]?.length ?? 0), 0)
    return Math.max(1, total / Math.max(1, documents.length))
  })
  const numbers = new Map<string, number>()
  const postings: { document: number; frequency: number }[][] = []
  documents.forEach((document, number) => {
    for (const [term, frequency] of weighFrequencies(document, fields, averageLengths)) {
      const known = numbers.get(term) ?? numbers.size
      if (known === numbers.size) {
        numbers.set(term, known)
        postings.push([])
      }
      postings[known]?.push({ document: number, frequency })
    }
  })
  return packPostings(numbers, postings, documents.length)
}

/**
 * Adds to `scores` (one number a document) what each term brings to the documents that contain it: its weight times
 * the posting's impact, or for `shares` the weight alone.
 */
export function addScores(
  index: InvertedIndex,
  terms: Iterable<{ term: string; weight: number }>,
  scores: Float32Array,
  by: 'impacts' | 'shares' = 'impacts',
): void {
  for (const { term, weight } of terms) {
    const number = index.numbers.get(term)
    if (number === undefined) continue
    const end = index.offsets[number + 1] ?? 0
    for (let at = index.offsets[number] ?? 0; at < end; at++) {
      const document = index.documents[at] ?? 0
      const gain = by === 'impacts' ? weight * (index.impacts[at] ?? 0) : weight
      scores[document] = (scores[document] ?? 0) + gain
    }
  }
}

/** How rare a term is; a term that no document has is the rarest of all. */
export function rarityOf(index: InvertedIndex, term: string): number {
  const number = index.numbers.get(term)
  return number === undefined ? idfOf(0, index.size) : (index.idf[number] ?? 0)
}

/** BM25's inverse document frequency in the form that is never negative (Lucene, Robertson–Sparck Jones + 1). */
function idfOf(documentsWithTerm: number, size: number): number {
  return Math.log(1 + (size - documentsWithTerm + 0.5) / (documentsWithTerm + 0.5))
}

function weighFrequencies(
  document: readonly (readonly string[])[],
  fields: readonly FieldSettings[],
  averageLengths: readonly number[],
): Map<string, number> {
  const frequencies = new Map<string, number>()
  fields.forEach(({ weight, b }, field) => {
    const terms = document[field] ?? []
    const norm = 1 - b + (b * terms.length) / (averageLengths[field] ?? 1)
    for (const term of terms) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight / norm)
    }
  })
  return frequencies
}

function packPostings(
  numbers: Map<string, number>,
  postings: { document: number; frequency: number }[][],
  size: number,
): InvertedIndex {
  const total = postings.reduce((sum, list) => sum + list.length, 0)
  const packed: InvertedIndex = {
    numbers,
    idf: new Float32Array(postings.length),
    offsets: new Uint32Array(postings.length + 1),
    documents: new Uint32Array(total),
    impacts: new Float32Array(total),
    size,
  }
  let at = 0
  postings.forEach((list, number) => {
    const idf = idfOf(list.length, size)
    packed.idf[number] = idf
    for (const { document, frequency } of list) {
      packed.documents[at] = document
      packed.impacts[at] = (idf * frequency * (saturation + 1)) / (frequency + saturation)
      at++
    }
    packed.offsets[number + 1] = at
  })
  return packed
}
