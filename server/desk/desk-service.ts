/** Where cases are written, for a program that has a folder of cases and a library to check them with. */

import type { Brought } from '../contract/brought.ts'
import type { WritingPage } from '../contract/desk.ts'
import { readDayInJapan } from '../contract/format.ts'
import { bringFile } from './bring/bring-file.ts'
import { factParts } from './case-file/fact-lines.ts'
import { type Desk, openDesk } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { labelFactParts, listFormFields } from './form-fields.ts'
import { packLibrary } from './pack/pack-library.ts'
import type { DeskState } from './state/desk-state.ts'

export type DeskService = {
  /** The desk over a state. */
  open: (state: DeskState) => Desk
  /** The form, which is the same for every draft. */
  form: Pick<WritingPage, 'fields' | 'factParts'>
  /** A file that somebody has written elsewhere, as far as it can be put into a case. */
  bring: (name: string, bytes: Uint8Array) => Promise<Brought>
  /** All that is written by people, as the bytes of a zip. */
  pack: () => AsyncIterable<Uint8Array>
}

/** Opens the desk for whatever state there will be. */
export function openDeskService(parts: Pick<DeskParts, 'casesFolder' | 'checkDraft'>): DeskService {
  return {
    open: (state) => openDesk({ ...parts, state, today: () => readDayInJapan() }),
    form: { fields: listFormFields(), factParts: labelFactParts(factParts) },
    bring: bringFile,
    pack: () => packLibrary(parts.casesFolder),
  }
}
