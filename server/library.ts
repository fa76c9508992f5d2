/**
 * What the HTTP layer may ask for: the whole product behind one border. The implementation (open-library.ts) joins
 * cases, search engine and meaning; tests hand in their own folder of cases.
 */

import type {
  CaseAnswer,
  CoverageAnswer,
  HealthAnswer,
  SearchAnswer,
  StartAnswer,
  SuggestAnswer,
} from './contract.ts'
import type { FacetId, SortId } from './vocabulary.ts'

/** A search with every word already checked: facet values are ids that exist (for `field`, free words). */
export type SearchRequest = {
  text: string
  facets: Partial<Record<FacetId, readonly string[]>>
  /** Cases that ran in some year of this span; either end may be open. */
  from?: number
  to?: number
  sort: SortId
  /** Counted from 1. */
  page: number
  size: number
}

export interface Library {
  search(request: SearchRequest): Promise<SearchAnswer>
  /** The case with this slug, or where it has moved to, or undefined. */
  findCase(slug: string): { found: CaseAnswer } | { movedTo: string } | undefined
  suggest(text: string): SuggestAnswer
  start(): StartAnswer
  /** Measured against the current day. */
  coverage(): CoverageAnswer
  health(): HealthAnswer
  close(): Promise<void>
}
