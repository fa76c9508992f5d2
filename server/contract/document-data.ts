/** What a page shows that is only read, and that no script takes over. */

import type { ApiGuide } from './api-guide.ts'
import type { EmbedOffer } from './embed.ts'
import type { PageOffers } from './page-offers.ts'
import type { AccessibilityReport, BarriersAnswer, CaseUpdate, StartAnswer } from './pages.ts'

export type DocumentData =
  /** `members` says that the library has any. */
  | ({ name: 'about'; holdings: StartAnswer['holdings']; members?: true } & PageOffers)
  | { name: 'taxonomy'; counts: StartAnswer['shelves'] }
  | { name: 'accessibility'; report: AccessibilityReport | undefined }
  | { name: 'updates'; updates: readonly CaseUpdate[] }
  | { name: 'walls'; barriers: BarriersAnswer; population?: string }
  | ServedDocument

/** The pages that only a server has: what they tell is how to reach it. */
type ServedDocument = ({ name: 'embed' } & EmbedOffer) | ({ name: 'api' } & ApiGuide)

/** The pages that a folder without a server has as well. */
export type LibraryDocument = Exclude<DocumentData, ServedDocument>
