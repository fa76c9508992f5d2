/**
 * Drafts of cases. A save names the version that it began with, and where that is not the newest, nothing is overwritten:
 * the editor gets the newest, and his text is kept as his unsaved one. What is discarded can be brought back for a month.
 */

import type { CaseDraft, DraftLine, DraftStageId } from '../../contract/desk.ts'
import { AppError } from '../../errors.ts'
import type { StateDatabase } from '../../state/database.ts'
import { makeId } from '../../state/make-id.ts'
import { sweepNowAndThen } from '../../state/sweep-now-and-then.ts'
import { writeDraft, writeShown } from './draft-content.ts'
import { openDraftPauses } from './draft-pauses.ts'
import {
  type DraftRow,
  demandDraftRow,
  findDraftRow,
  listDraftLines,
  type StoredDraft,
  showDraft,
} from './draft-rows.ts'
import { existingAccount, type Writer } from './writer.ts'

/** Saved, or the newest, which somebody else has saved meanwhile. */
export type DraftSaving = { saved: StoredDraft } | { conflict: StoredDraft }

export type Drafts = {
  /** `base` is the hash of the files of the case it begins with. */
  create: (draft: CaseDraft, base: string | undefined, writer: Writer) => StoredDraft
  /** A discarded one, too; for its reader with his unsaved text. */
  read: (id: string, reader?: Writer) => StoredDraft | undefined
  /** Those that were written in last come first. */
  list: () => DraftLine[]
  bySlug: (slug: string) => DraftLine[]
  /** Those in which the writer has unsaved text, discarded ones among them. */
  listUnsaved: (writer: Writer) => DraftLine[]
  /** A changed text is no longer ready. `base` is given where the editor has taken in a newer state of the files. */
  save: (
    id: string,
    draft: CaseDraft,
    version: number,
    writer: Writer,
    base?: string,
  ) => DraftSaving
  /** Keeps the writer's unsaved text, in a discarded draft as well. */
  autosave: (id: string, draft: CaseDraft, version: number, writer: Writer) => void
  /** Makes no new version: the text is the same, and so is who wrote it. */
  setStage: (id: string, stage: DraftStageId, version: number) => DraftSaving
  discard: (id: string) => void
  bringBack: (id: string) => StoredDraft
}

/** As long as a discarded draft can be brought back. */
export const discardedDays = 30

const discardedMs = discardedDays * 86_400_000

/** Opens the drafts of a state. */
export function openDrafts(database: StateDatabase, clock: () => number): Drafts {
  const pauses = openDraftPauses(database, clock)
  const sweep = sweepNowAndThen(database, clock, (now) => {
    database.run('DELETE FROM drafts WHERE discarded_at <= ?', now - discardedMs)
  })
  const demand = (id: string): DraftRow => demandDraftRow(database, id)
  const demandOpen = (id: string): DraftRow => {
    const row = demand(id)
    if (row.discardedAt !== null) throw new AppError('DRAFT_GONE')
    return row
  }
  const update = (id: string, change: string, ...values: (string | number | null)[]) =>
    database.run(`UPDATE drafts SET ${change} WHERE id = ?`, ...values, id)

  return {
    create: (draft, base, { accountId }) => {
      sweep()
      const { content, slug, title } = writeDraft(draft)
      const id = makeId()
      return database.transact(() => {
        database.run(
          `INSERT INTO drafts (id, slug, title, content, stage, version, base, writer_id, written_at)
           VALUES (?, ?, ?, ?, 'writing', 1, ?, ${existingAccount}, ?)`,
          ...[id, slug, title, content, base ?? null, accountId, clock()],
        )
        return showDraft(demand(id))
      })
    },
    read: (id, reader) => {
      const row = findDraftRow(database, id)
      const pause = row && reader && pauses.find(id, reader)
      return row && { ...showDraft(row), ...(pause && { pause }) }
    },
    list: () => {
      sweep()
      return listDraftLines(database, 'discarded_at IS NULL')
    },
    bySlug: (slug) =>
      listDraftLines(database, 'discarded_at IS NULL AND slug = ?', writeShown(slug)),
    listUnsaved: ({ accountId }) =>
      listDraftLines(
        database,
        'drafts.id IN (SELECT draft_id FROM draft_pauses WHERE account_id = ?)',
        accountId,
      ),
    save: (id, draft, version, writer, base) => {
      const { content, slug, title } = writeDraft(draft)
      return database.transact((): DraftSaving => {
        const row = demandOpen(id)
        const newBase = base ?? row.base
        const isSame = content === row.content && newBase === row.base
        // The same text once more is a save whose answer was lost; there is nothing to be overwritten.
        if (row.version !== version && !isSame) {
          pauses.keep(id, content, version, writer)
          return { conflict: showDraft(row) }
        }
        if (!isSame) {
          update(
            id,
            `slug = ?, title = ?, content = ?, base = ?, stage = 'writing', version = version + 1,
             writer_id = ${existingAccount}, written_at = ?`,
            ...[slug, title, content, newBase, writer.accountId, clock()],
          )
        }
        pauses.remove(id, writer)
        return { saved: showDraft(demand(id)) }
      })
    },
    autosave: (id, draft, version, writer) => {
      const { content } = writeDraft(draft)
      database.transact(() => {
        if (content === demand(id).content) pauses.remove(id, writer)
        else pauses.keep(id, content, version, writer)
      })
    },
    setStage: (id, stage, version) =>
      database.transact((): DraftSaving => {
        const row = demandOpen(id)
        if (row.version !== version) return { conflict: showDraft(row) }
        update(id, 'stage = ?', stage)
        return { saved: showDraft(demand(id)) }
      }),
    discard: (id) => {
      sweep()
      update(demand(id).id, 'discarded_at = coalesce(discarded_at, ?)', clock())
    },
    bringBack: (id) =>
      database.transact(() => {
        update(demand(id).id, 'discarded_at = NULL')
        return showDraft(demand(id))
      }),
  }
}
