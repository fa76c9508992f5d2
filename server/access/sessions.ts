/** Sessions: who has logged in with which browser, as long as it is used, and half a day at most. */

import { type RoleId, type SessionShown, sessionHours } from '../contract/members.ts'
import type { StateDatabase } from '../state/database.ts'
import { cannotKeep } from '../state/failures.ts'
import { hashKey, hashText, makeKey } from './keys.ts'

const hourMs = 3_600_000
const idleMs = sessionHours.idle * hourMs
const longestMs = sessionHours.longest * hourMs
/** Clocks are put right by seconds; one that was set back further would let a session live longer. */
const toleratedMs = 5 * 60_000
/** A reader turns pages every few seconds, and each writing waits for the disk. */
const pauseMs = 60_000
const mostOfAccount = 10

/** Who has logged in, for as long as one request. */
export type Reader = {
  accountId: string
  name: string
  role: RoleId
  /** Whether the server keeps this member's own work. */
  keeps: boolean
  sessionHash: string
}

type SessionRow = Omit<Reader, 'keeps' | 'sessionHash'> & {
  keeps: 0 | 1
  startedAt: number
  seenAt: number
}

export type Sessions = ReturnType<typeof openSessions>

/** The sessions of a state. */
export function openSessions(database: StateDatabase, clock: () => number) {
  /** When sessions were last used that could not be written down: on a full disk their readers read on. */
  const unwritten = new Map<string, number>()
  let nextTry = Number.NEGATIVE_INFINITY

  const end = (hash: string) => database.run('DELETE FROM sessions WHERE key_hash = ?', hash)

  /** The work, unless the disk refuses it; then nothing of the kind is tried for a minute. */
  const tryWriting = (now: number, work: () => void): boolean => {
    if (now < nextTry && now > nextTry - 2 * pauseMs) return false
    try {
      work()
      return true
    } catch (error) {
      if (!cannotKeep(error)) throw error
      nextTry = now + pauseMs
      return false
    }
  }
  const markSeen = (hash: string, now: number) => {
    const isWritten = tryWriting(now, () => {
      database.run('UPDATE sessions SET seen_at = ? WHERE key_hash = ?', now, hash)
    })
    if (isWritten) unwritten.delete(hash)
    else unwritten.set(hash, now)
  }
  const find = (hash: string) =>
    database.get<SessionRow>(
      `SELECT id AS accountId, name, role, keeps, started_at AS startedAt, seen_at AS seenAt
       FROM sessions JOIN accounts ON id = account_id
       WHERE key_hash = ? AND paused = 0`,
      hash,
    )

  return {
    end,
    /** A new session of the account; beyond ten the oldest leaves. */
    start: (accountId: string): string => {
      const key = makeKey()
      const now = clock()
      database.run(
        'INSERT INTO sessions (key_hash, account_id, started_at, seen_at) VALUES (?, ?, ?, ?)',
        ...[hashText(key), accountId, now, now],
      )
      database.run(
        `DELETE FROM sessions WHERE account_id = ? AND key_hash NOT IN (
           SELECT key_hash FROM sessions WHERE account_id = ?
           ORDER BY started_at DESC, rowid DESC LIMIT ?)`,
        ...[accountId, accountId, mostOfAccount],
      )
      return key
    },
    /** Who has logged in with this key, if the session still holds; one of the future is ended. */
    read: (key: string): Reader | undefined => {
      const sessionHash = hashKey(key)
      const found = sessionHash === undefined ? undefined : find(sessionHash)
      if (sessionHash === undefined || !found) return undefined
      const now = clock()
      const seenAt = Math.max(found.seenAt, unwritten.get(sessionHash) ?? 0)
      if (found.startedAt > now + toleratedMs) {
        tryWriting(now, () => end(sessionHash))
        return undefined
      }
      if (now >= found.startedAt + longestMs || now >= seenAt + idleMs) {
        unwritten.delete(sessionHash)
        return undefined
      }
      if (Math.abs(now - seenAt) >= pauseMs) markSeen(sessionHash, now)
      const { accountId, name, role, keeps } = found
      return { accountId, name, role, keeps: keeps === 1, sessionHash }
    },
    /** Ends the sessions of an account, but for the one to be kept. */
    endAll: (accountId: string, keptHash = '') =>
      database.run(
        'DELETE FROM sessions WHERE account_id = ? AND key_hash <> ?',
        ...[accountId, keptHash],
      ),
    /** The newest first, as instants (2026-11-29T00:00:00.000Z). */
    list: ({ accountId, sessionHash }: Reader): SessionShown[] => {
      const now = clock()
      return database
        .all<{ hash: string; startedAt: number }>(
          `SELECT key_hash AS hash, started_at AS startedAt FROM sessions
           WHERE account_id = ? AND started_at > ? AND started_at <= ? AND seen_at > ?
           ORDER BY started_at DESC, rowid DESC`,
          ...[accountId, now - longestMs, now + toleratedMs, now - idleMs],
        )
        .map(({ hash, startedAt }) => ({
          startedAt: new Date(startedAt).toISOString(),
          isThis: hash === sessionHash,
        }))
    },
    /** Deletes what no longer holds. */
    sweep: () => {
      const now = clock()
      database.run(
        'DELETE FROM sessions WHERE started_at <= ? OR seen_at <= ? OR started_at > ?',
        ...[now - longestMs, now - idleMs, now + toleratedMs],
      )
    },
  }
}
