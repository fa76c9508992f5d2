/** What one page shows: embedded by the server, fetched by the browser, the same shape for both. */

import type { CaseAnswer, CoverageAnswer, SearchAnswer, StartAnswer } from '../server/contract.ts'
import type { SearchState } from './url.ts'

export type PageData =
  | { page: 'start'; start: StartAnswer }
  | { page: 'results'; state: SearchState; answer: SearchAnswer }
  | { page: 'case'; case: CaseAnswer }
  | { page: 'coverage'; coverage: CoverageAnswer }
  | { page: 'missing' }
  | { page: 'error'; code: string; message: string }
