/** What one page shows: embedded by the server, fetched by the browser, the same shape for both. */

import type { SearchState } from './address.ts'
import type { CaseAnswer, ComparisonAnswer, MunicipalitiesAnswer, SearchAnswer } from './api.ts'
import type { WritingPage } from './desk.ts'
import type { KitAnswer, VisitAnswer } from './kit.ts'
import type { OnePage } from './one-page.ts'
import type { CoverageAnswer, LocateAnswer, StartAnswer } from './pages.ts'
import type { Dropped } from './read-address.ts'

import type { WithdrawnCase } from './withdrawn.ts'

export type PageData =
  | { page: 'start'; start: StartAnswer }
  | {
      page: 'results'
      state: SearchState
      answer: SearchAnswer
      /** What an old or mistyped link asked for that means nothing. */
      dropped: readonly Dropped[]
      progressive?: ProgressiveOrder
    }
  | { page: 'case'; case: CaseAnswer }
  /** `bodies` are those whose name was typed by a reader without scripts. */
  | { page: 'locate'; locate: LocateAnswer; bodies?: MunicipalitiesAnswer['municipalities'] }
  | { page: 'coverage'; coverage: CoverageAnswer }
  | { page: 'compare'; comparison?: ComparisonAnswer; missing: readonly string[]; leftOut: number }
  | {
      page: 'onepage'
      onePage?: OnePage
      question: string
      missing: readonly string[]
      leftOut: number
    }
  /** The lists themselves are in the browser only. */
  | { page: 'list' }
  /** So are the plans. */
  | { page: 'plans' }
  | { page: 'kit'; kit: KitAnswer }
  | { page: 'visit'; visit: VisitAnswer }
  /** A case while it is written, at the editors' desk. */
  | { page: 'writing'; writing: WritingPage }
  /** The address of a case that is gone. */
  | { page: 'withdrawn'; withdrawn: WithdrawnCase }
  | { page: 'missing' }
  | { page: 'error'; code: string; message: string }

/** A list of which the first cases stand as words alone put them; the others are in the order of the whole answer. */
export type ProgressiveOrder = { kept: number }
