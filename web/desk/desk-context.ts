/** What every part of the desk works with. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type {
  CaseDraft,
  DraftProblem,
  DraftReport,
  KeptDraft,
  WritingPage,
} from '../../server/contract/desk.ts'
import type { Brought } from './desk-api.ts'
import type { DraftChange, HistoryStep } from './draft-changes.ts'
import type { Keeping } from './use-keeping.ts'

export type Desk = {
  writing: WritingPage
  /** The draft as it was saved last. */
  kept: KeptDraft
  draft: CaseDraft
  step: (step: HistoryStep) => void
  /** The last change that can be taken back. */
  last: DraftChange | undefined
  report: DraftReport | undefined
  /** Problems by the place in the form. */
  problems: ReadonlyMap<string, readonly DraftProblem[]>
  keeping: Keeping
  /** Ends a conflict: with what was chosen out of both, or without, to go on writing. */
  endConflict: (merged: CaseDraft | undefined) => void
  /** What a file had for which no place was found, until its editor has put it somewhere. */
  unplaced: Brought['unplaced']
  setUnplaced: (unplaced: Brought['unplaced']) => void
}

/** The desk around a part of it. */
export const DeskContext = createContext<Desk | undefined>(undefined)

/** The desk that this part belongs to. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a part of the desk stands outside of it')
  return desk
}
