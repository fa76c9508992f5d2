/**
 * What members have kept on the server: their lists and their plans, each as one text that goes back to the same account
 * as it came. Nothing is kept of whoever has not asked for it.
 */

import { type KeptKind, keptKinds, mostKeptBytes } from '../contract/kept.ts'
import type { KeptShown } from '../contract/members.ts'
import { isFields, readJson } from '../contract/untrusted-values.ts'
import { AppError } from '../errors.ts'
import type { StateDatabase } from '../state/database.ts'
import { hashText } from './keys.ts'

type Owner = { accountId: string }

/** What is kept, and which writing of it this is; every further one has a greater number. */
export type KeptText = { content: string; version: number }

/** Written, or what another device has written since; nothing is there where that was deleted. */
export type KeptWriting = { version: number } | { other: KeptText | undefined }

export type Kept = {
  /** Whether the account has asked for it, and how much there is. */
  count: (owner: Owner) => KeptShown
  /** Turned off, what is kept is deleted. */
  setKeeping: (owner: Owner, isOn: boolean) => void
  isKeeping: (owner: Owner) => boolean
  /** Names the account to its browsers, which must not mix the lists of two: always the same, and not the name of the account. */
  nameOwner: (owner: Owner) => string
  read: (owner: Owner, kind: KeptKind) => KeptText | undefined
  /** Writes in place of the version that the device knows. */
  write: (owner: Owner, kind: KeptKind, content: string, known: number | undefined) => KeptWriting
  /** Deletes what is kept, and keeps no more: a page still open somewhere would bring it back. */
  deleteAll: (owner: Owner) => void
}

/** Opens what is kept in the state. */
export function openKept(database: StateDatabase, clock: () => number): Kept {
  const isKeeping = ({ accountId }: Owner): boolean =>
    database.get<{ keeps: number }>('SELECT keeps FROM accounts WHERE id = ?', accountId)?.keeps ===
    1

  const read = ({ accountId }: Owner, kind: KeptKind): KeptText | undefined =>
    database.get<KeptText>(
      'SELECT content, changed_at AS version FROM kept WHERE account_id = ? AND kind = ?',
      accountId,
      kind,
    )

  const setKeeping = ({ accountId }: Owner, isOn: boolean): void =>
    database.transact(() => {
      database.run('UPDATE accounts SET keeps = ? WHERE id = ?', isOn ? 1 : 0, accountId)
      if (!isOn) database.run('DELETE FROM kept WHERE account_id = ?', accountId)
    })

  return {
    isKeeping,
    setKeeping,
    read,
    nameOwner: ({ accountId }) => hashText(`owner of lists ${accountId}`).slice(0, 22),
    deleteAll: (owner) => setKeeping(owner, false),
    write: (owner, kind, content, known) => {
      checkContent(content)
      return database.transact(() => {
        if (!isKeeping(owner)) throw new AppError('KEEPING_OFF')
        const stored = read(owner, kind)
        if (stored?.version !== known) return { other: stored }
        // Of two writings within one millisecond, or after a clock set back, the later must be told from the former.
        const version = Math.max(clock(), (stored?.version ?? 0) + 1)
        database.run(
          'INSERT OR REPLACE INTO kept (account_id, kind, content, changed_at) VALUES (?, ?, ?, ?)',
          owner.accountId,
          kind,
          content,
          version,
        )
        return { version }
      })
    },
    count: (owner) => {
      const [lists = 0, plans = 0] = keptKinds.map((kind) => countRecords(read(owner, kind), kind))
      const shares = database.get<{ count: number }>(
        'SELECT count(*) AS count FROM shares WHERE account_id = ? AND expires_at > ?',
        owner.accountId,
        clock(),
      )
      return { isOn: isKeeping(owner), lists, plans, shares: shares?.count ?? 0 }
    },
  }
}

function checkContent(content: string): void {
  if (Buffer.byteLength(content) > mostKeptBytes) throw new AppError('KEPT_TOO_LARGE')
  if (readJson(content) === undefined) throw new AppError('BAD_KEPT')
}

/** Those that were taken out are kept for a while, for devices that have not heard of it. */
function countRecords(kept: KeptText | undefined, kind: KeptKind): number {
  const value = kept && readJson(kept.content)
  const records: unknown = isFields(value) ? value[kind] : undefined
  if (!Array.isArray(records)) return 0
  return records.filter((record) => isFields(record) && record['gone'] !== true).length
}
