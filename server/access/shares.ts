/**
 * Lists and plans that members have shared by a link. The key in the link opens one and is stored nowhere, only its
 * SHA-256: whoever reads the database can open none of them.
 */

import { readDayInJapan } from '../contract/format.ts'
import type { SharedKind } from '../contract/kept.ts'
import { sharedDays } from '../contract/members.ts'
import { AppError } from '../errors.ts'
import type { StateDatabase } from '../state/database.ts'
import { cannotKeep } from '../state/failures.ts'
import { hashKey, hashText, makeKey } from './keys.ts'

type Owner = { accountId: string }

/** `until` is the last day, as 2026-12-29. */
export type Share = { kind: SharedKind; content: string; until: string }

export type Shares = {
  create: (owner: Owner, kind: SharedKind, content: string) => { key: string; until: string }
  find: (key: string) => Share | undefined
  /** The open ones, the newest last; by what stands here no link can be made again. */
  list: (owner: Owner) => { kind: SharedKind; from: string; until: string }[]
  count: (owner: Owner) => number
  deleteAll: (owner: Owner) => void
}

/** More than a study group a week, each for a month, with room. */
const mostShares = 50

const dayMs = 24 * 60 * 60 * 1000

type Row = { kind: SharedKind; content: string; created_at: number; expires_at: number }

/** Opens what is shared in the state. */
export function openShares(database: StateDatabase, clock: () => number): Shares {
  const deleteExpired = (): number =>
    database.run('DELETE FROM shares WHERE expires_at <= ?', clock())

  const list: Shares['list'] = ({ accountId }) =>
    database
      .all<Omit<Row, 'content'>>(
        'SELECT kind, created_at, expires_at FROM shares WHERE account_id = ? AND expires_at > ? ORDER BY created_at',
        accountId,
        clock(),
      )
      .map(({ kind, created_at, expires_at }) => ({
        kind,
        from: readDayInJapan(created_at),
        until: lastDay(expires_at),
      }))

  return {
    list,
    count: (owner) => list(owner).length,
    create: (owner, kind, content) => {
      const key = makeKey()
      const now = clock()
      const expires = endOfDay(now + sharedDays * dayMs)
      database.transact(() => {
        deleteExpired()
        if (list(owner).length >= mostShares)
          throw new AppError('SHARES_FULL', { most: mostShares })
        database.run(
          'INSERT INTO shares (key_hash, account_id, kind, content, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
          hashText(key),
          owner.accountId,
          kind,
          content,
          now,
          expires,
        )
      })
      return { key, until: lastDay(expires) }
    },
    find: (key) => {
      const hash = hashKey(key)
      const row = hash && database.get<Row>('SELECT * FROM shares WHERE key_hash = ?', hash)
      if (!row) return undefined
      if (row.expires_at <= clock()) {
        tryToDelete(deleteExpired)
        return undefined
      }
      return { kind: row.kind, content: row.content, until: lastDay(row.expires_at) }
    },
    deleteAll: ({ accountId }) => {
      database.run('DELETE FROM shares WHERE account_id = ?', accountId)
    },
  }
}

/** What has expired opens nothing, whether or not the disk lets it be deleted. */
function tryToDelete(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    if (!cannotKeep(error)) throw error
  }
}

/** Midnight in Japan after this moment: a link is good for all of the day that is said to be its last. */
function endOfDay(time: number): number {
  return Date.parse(`${readDayInJapan(time)}T00:00:00+09:00`) + dayMs
}

function lastDay(expires: number): string {
  return readDayInJapan(expires - 1)
}
