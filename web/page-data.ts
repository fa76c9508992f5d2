/** What one page shows: embedded by the server, fetched by the browser, the same shape for both. */

import type { CaseAnswer, ComparisonAnswer, SearchAnswer } from '../server/contract.ts'
import type { CoverageAnswer, LocateAnswer, StartAnswer } from '../server/contract-pages.ts'
import type { KitAnswer, VisitAnswer } from '../server/kit/kit.ts'
import type { SearchState } from './url.ts'
import type { Joined } from './words-first.ts'

/** A condition of an old or mistyped link that could not be used. */
export type Dropped = { name: string; value: string }

export type PageData =
  | { page: 'start'; start: StartAnswer }
  | {
      page: 'results'
      state: SearchState
      answer: SearchAnswer
      dropped?: Dropped[]
      joined?: Joined
    }
  | { page: 'case'; case: CaseAnswer }
  | { page: 'locate'; locate: LocateAnswer }
  | { page: 'coverage'; coverage: CoverageAnswer }
  | { page: 'compare'; comparison?: ComparisonAnswer; missing: readonly string[]; leftOut: number }
  /** The lists themselves are in the browser only. */
  | { page: 'list' }
  | { page: 'kit'; kit: KitAnswer }
  | { page: 'visit'; visit: VisitAnswer }
  | { page: 'missing' }
  | { page: 'error'; code: string; message: string }
