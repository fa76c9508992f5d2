/** Material that an officer has, as far as it could be put into a case: what was placed, what was not, and why. */

import type { CaseDraft } from './desk.ts'

/** A piece of the material that has no place in a case by itself; an editor moves it to where it belongs. */
export type Unplaced = { text: string; why: string }

/** A case as far as the material tells it; sections of which it says nothing are empty. */
type BroughtDraft = Omit<CaseDraft, 'slug'> & Partial<Pick<CaseDraft, 'slug'>>

export type Brought = {
  draft: BroughtDraft
  unplaced: Unplaced[]
  /** What was left out or not followed, and what the editor should look at, as sentences. */
  notes: string[]
}
