/** Finds the query's words in a sentence: what an excerpt marks, and how much of the query the sentence holds. */

import type { Span } from '../text/excerpt.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { ParsedQuery } from './query.ts'

/** What a sentence has of the query: the places, and each thing found with its share of the query. */
export type Found = { spans: Span[]; shares: ReadonlyMap<string, number> }

export type Marker = (sentence: string) => Found

/** A synonym counts like a small part of the query, however rare its own words are. */
const synonymShare = 0.15

/** What most sentences have. */
const nothing: Found = { spans: [], shares: new Map() }

/**
 * The reader's own words are found in every inflection; a synonym only as it is written, whole: of 検討報告書 in the
 * synonyms, 報告 alone is not what the reader asked for.
 */
export function createMarker(
  query: ParsedQuery,
  analyzer: Analyzer,
  rarity: (term: string) => number,
): Marker {
  const own = new Set(query.tokens.map(({ term }) => term))
  const total = [...own].reduce((sum, term) => sum + rarity(term), 0) || 1
  const synonyms = new Set(
    query.synonyms.filter(({ kind }) => kind === 'same').map(({ word }) => word),
  )
  const remembered = new Map<string, Found>()
  const find = (sentence: string): Found => {
    const tokens = analyzer.find(sentence, own)
    if (tokens.length + synonyms.size === 0) return nothing
    const shares = new Map(tokens.map(({ term }) => [term, rarity(term) / total]))
    const spans: Span[] = [...tokens]
    for (const word of synonyms) {
      const start = sentence.indexOf(word)
      if (start < 0) continue
      spans.push({ start, end: start + word.length })
      shares.set(word, synonymShare)
    }
    return { spans, shares }
  }
  return (sentence) => {
    const known = remembered.get(sentence) ?? find(sentence)
    remembered.set(sentence, known)
    return known
  }
}
