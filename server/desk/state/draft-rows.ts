/** Drafts as they are read out of the database. */

import type { DraftLine, DraftStageId, KeptDraft } from '../../contract/desk.ts'
import { readDayInJapan } from '../../contract/format.ts'
import { AppError } from '../../errors.ts'
import type { StateDatabase } from '../../state/database.ts'
import { readDraft } from './draft-content.ts'
import type { DraftPause } from './draft-pauses.ts'
import { nameOf, writeMoment } from './writer.ts'

/** A draft with what only the server knows of it, and with what its reader has not saved. */
export type StoredDraft = KeptDraft & {
  /** The account that wrote last, as long as there is one. */
  writerId?: string
  /** The day on which it was discarded. */
  discardedOn?: string
  /** The reader's own text that is newer than what he has saved. */
  pause?: DraftPause
}

type LineRow = {
  id: string
  slug: string
  title: string
  stage: DraftStageId
  version: number
  base: string | null
  writer: string
  writerId: string | null
  writtenAt: number
  discardedAt: number | null
}

export type DraftRow = LineRow & { content: string }

const lineColumns = `drafts.id, slug, title, stage, version, base, ${nameOf('accounts')} AS writer,
  writer_id AS writerId, written_at AS writtenAt, discarded_at AS discardedAt`
const from = 'FROM drafts LEFT JOIN accounts ON accounts.id = writer_id'
const idForm = /^[\w-]{16}$/

/** The draft of this name, discarded or not; any text is a question. */
export function findDraftRow(database: StateDatabase, id: string): DraftRow | undefined {
  if (!idForm.test(id)) return undefined
  return database.get<DraftRow>(
    `SELECT ${lineColumns}, content ${from} WHERE drafts.id = ?`,
    ...[id],
  )
}

/** The same, or the refusal that it is gone. */
export function demandDraftRow(database: StateDatabase, id: string): DraftRow {
  const row = findDraftRow(database, id)
  if (!row) throw new AppError('DRAFT_GONE')
  return row
}

/** The drafts for which a condition of SQL holds, those that were written in last first. */
export function listDraftLines(
  database: StateDatabase,
  condition: string,
  ...values: string[]
): DraftLine[] {
  return database
    .all<LineRow>(
      `SELECT ${lineColumns} ${from} WHERE ${condition} ORDER BY written_at DESC, drafts.rowid DESC`,
      ...values,
    )
    .map(({ id, slug, title, stage, version, base, writer, writtenAt }) => ({
      ...{ id, slug, title, stage, version, writer },
      isNew: base === null,
      at: writeMoment(writtenAt),
    }))
}

/** A row as the rest of the program has it. */
export function showDraft(row: DraftRow): StoredDraft {
  const { id, content, stage, version, base, writer, writerId, writtenAt, discardedAt } = row
  return {
    ...{ id, stage, version, writer },
    draft: readDraft(content),
    at: writeMoment(writtenAt),
    ...(base !== null && { base }),
    ...(writerId !== null && { writerId }),
    ...(discardedAt !== null && { discardedOn: readDayInJapan(discardedAt) }),
  }
}
