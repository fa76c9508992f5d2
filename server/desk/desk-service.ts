/** Where cases are written, for a program that has a folder of cases and a library to check them with. */

import type { WritingPage } from '../contract/desk.ts'
import { readDayInJapan } from '../contract/format.ts'
import { factParts } from './case-file/fact-lines.ts'
import { type Desk, type DeskParts, openDesk } from './desk.ts'
import { labelFactParts, listFormFields } from './form-fields.ts'
import type { DeskState } from './state/desk-state.ts'

export type DeskService = {
  /** The desk over a state. */
  open: (state: DeskState) => Desk
  /** The form, which is the same for every draft. */
  form: Pick<WritingPage, 'fields' | 'factParts'>
}

/** Opens the desk for whatever state there will be. */
export function openDeskService(parts: Pick<DeskParts, 'casesFolder' | 'checkDraft'>): DeskService {
  return {
    open: (state) => openDesk({ ...parts, state, today: () => readDayInJapan() }),
    form: { fields: listFormFields(), factParts: labelFactParts(factParts) },
  }
}
