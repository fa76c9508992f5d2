/** What the desk works with: a folder, a state, and somebody who checks. */

import type { CaseFiles, DraftReport } from '../contract/desk.ts'
import type { DeskState } from './state/desk-state.ts'

export type DeskParts = {
  /** One server at a time writes into it. */
  casesFolder: string
  state: DeskState
  checkDraft: (slug: string, files: CaseFiles) => Promise<DraftReport>
  today: () => string
}
