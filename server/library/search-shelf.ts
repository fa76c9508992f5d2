/** One search of one shelf: the catalogue of an audience and the engine that holds exactly its cases. */

import type { SearchAnswer, SearchRequest } from '../contract/api.ts'
import { decideVerdict } from '../search/answerability.ts'
import { orderByConditions } from '../search/conditions/apply-conditions.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { Evidence } from '../search/find-cases.ts'
import type { QueryEmbedder } from '../search/meaning.ts'
import { rankCases } from '../search/rank.ts'
import { searchCases } from '../search/search-cases.ts'
import type { Synonyms } from '../search/synonyms.ts'
import type { Analyzer } from '../text/tokenize.ts'
import type { Catalogue } from './catalogue.ts'

/** What is searched: the part of a catalogue that a search needs, and its engine. */
export type SearchedShelf = {
  catalogue: Pick<Catalogue, 'bySlug' | 'likeness' | 'lexicon'>
  engine: SearchEngine
}

/** What every search of the library shares. */
export type ShelfSearchParts = {
  analyzer: Analyzer
  synonyms: Synonyms
  embedQuery: QueryEmbedder
  evidence: Evidence
}

/** Searches a shelf as readers do; once the signal says that they have gone, nothing slow is done any more. */
export function searchShelf(
  { catalogue: { bySlug, likeness, lexicon }, engine }: SearchedShelf,
  { analyzer, synonyms, embedQuery, evidence }: ShelfSearchParts,
  request: SearchRequest,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  return searchCases(
    {
      cases: bySlug,
      engine,
      likeness,
      reader: { analyzer, lexicon: lexicon(), synonyms, isKnown: (term) => engine.knows(term) },
      embedQuery: (normal) => embedQuery(normal, signal),
      evidence,
      rank: rankCases,
      order: orderByConditions,
      decide: decideVerdict,
    },
    request,
  )
}
