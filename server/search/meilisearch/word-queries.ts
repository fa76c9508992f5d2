/**
 * The words of a query as searches of the server. It has no OR: of a search's words it drops the last ones until
 * something is found, and always keeps the first. So each word that may find a case alone leads a search of its own.
 */

import type { KnownWords, QueryTerm, WordQuery } from '../engine.ts'
import { encodeTerm } from './encode-term.ts'

export type WordSearch = {
  q: string
  attributesToSearchOn: ['terms' | 'grams']
  matchingStrategy: 'last' | 'all'
  /** Rarer words first where there are more cases than are asked for. */
  weight: number
}

/** The server reads no more words of a search than this. */
const mostWords = 10

/** The rarest words lead; a case that has none of ten rare ones is found by its bigrams, its meaning, or not missed. */
const mostLeads = 10

/** A synonym counts half as much as the word it stands for (rank.ts). */
const synonymWeight = 0.5

/** The searches that find every case which shares enough words with the query. */
export function planWordSearches(query: WordQuery, known: KnownWords): WordSearch[] {
  const synonyms = (query.synonyms ?? []).slice(0, mostLeads).map(
    ({ terms }): WordSearch => ({
      q: terms.slice(0, mostWords).map(encodeTerm).join(' '),
      attributesToSearchOn: ['terms'],
      matchingStrategy: 'all',
      weight: synonymWeight,
    }),
  )
  return [...leadSearches('terms', known.terms), ...synonyms, ...leadSearches('grams', known.grams)]
}

function leadSearches(attribute: 'terms' | 'grams', words: readonly QueryTerm[]): WordSearch[] {
  return words.slice(0, mostLeads).map((lead) => {
    const others = words.filter((word) => word !== lead).slice(0, mostWords - 1)
    return {
      q: [lead, ...others].map(({ term }) => encodeTerm(term)).join(' '),
      attributesToSearchOn: [attribute],
      matchingStrategy: 'last',
      weight: lead.weight,
    }
  })
}
