/** What editors have written in a draft and not yet saved: of each the newest, whatever others save meanwhile. */

import type { CaseDraft } from '../../contract/desk.ts'
import { AppError } from '../../errors.ts'
import type { StateDatabase } from '../../state/database.ts'
import { readDraft } from './draft-content.ts'
import { type Writer, writeMoment } from './writer.ts'

/** An unsaved text, the version of the draft that it began with, and when it came. */
export type DraftPause = { draft: CaseDraft; version: number; at: string }

export type DraftPauses = ReturnType<typeof openDraftPauses>

type Row = { content: string; version: number; writtenAt: number }

/** The unsaved texts of a state; every change is meant to stand in a transaction of the caller. */
export function openDraftPauses(database: StateDatabase, clock: () => number) {
  return {
    keep: (draftId: string, content: string, version: number, { accountId }: Writer): void => {
      const kept = database.run(
        `INSERT OR REPLACE INTO draft_pauses (draft_id, account_id, content, version, written_at)
         SELECT ?, id, ?, ?, ? FROM accounts WHERE id = ?`,
        ...[draftId, content, version, clock(), accountId],
      )
      if (kept === 0) throw new AppError('ACCOUNT_GONE')
    },
    find: (draftId: string, { accountId }: Writer): DraftPause | undefined => {
      const row = database.get<Row>(
        `SELECT content, version, written_at AS writtenAt FROM draft_pauses
         WHERE draft_id = ? AND account_id = ?`,
        ...[draftId, accountId],
      )
      return (
        row && {
          draft: readDraft(row.content),
          version: row.version,
          at: writeMoment(row.writtenAt),
        }
      )
    },
    remove: (draftId: string, { accountId }: Writer): void => {
      database.run(
        'DELETE FROM draft_pauses WHERE draft_id = ? AND account_id = ?',
        ...[draftId, accountId],
      )
    },
  }
}
