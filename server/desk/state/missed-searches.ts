/**
 * What readers ask in vain. A text is kept once it was asked on three days; until then there is only a keyed hash of it a
 * day. There is no person and no address with it and no time finer than a day, and after half a year it is deleted.
 */

import type { MissedSearch } from '../../contract/desk.ts'
import { readDayInJapan } from '../../contract/format.ts'
import type { StateDatabase } from '../../state/database.ts'
import { cannotKeep } from '../../state/failures.ts'
import { sweepNowAndThen } from '../../state/sweep-now-and-then.ts'
import { hashSearch, removeHashKey } from './search-hash.ts'
import type { Settings } from './settings.ts'
import { isNeverKept } from './unkept-searches.ts'

export type MissedSearches = {
  /** Notes a search by its normal form, if it may; never throws for the disk, for the search has been answered. */
  note: (normalForm: string, kind: MissedSearch['kind']) => void
  /** The one asked on most days first. */
  list: () => MissedSearch[]
  deleteAll: () => void
}

export const mostMissedSearches = 2000
export const mostMissedHashes = 20_000
/** As long as a hash or a text is kept after the last day. */
export const missedDays = 180
/** One reader asks again on the next day; on a third one, hardly ever is it he alone. */
const leastDays = 3

/** Opens the missed searches of a state. */
export function openMissedSearches(
  database: StateDatabase,
  clock: () => number,
  settings: Pick<Settings, 'read'>,
): MissedSearches {
  const firstDay = (): string => readDayInJapan(clock() - missedDays * 86_400_000)
  const sweep = sweepNowAndThen(database, clock, () => {
    database.run('DELETE FROM missed_hashes WHERE day < ?', firstDay())
    database.run('DELETE FROM missed_searches WHERE last < ?', firstDay())
  })

  /** Answers whether the text is kept already. */
  const countKept = (text: string, kind: MissedSearch['kind'], day: string): boolean => {
    const kept = database.get<{ last: string }>(
      'SELECT last FROM missed_searches WHERE text = ? AND last >= ?',
      ...[text, firstDay()],
    )
    if (kept && kept.last < day) {
      database.run(
        'UPDATE missed_searches SET days = days + 1, last = ?, kind = ? WHERE text = ?',
        ...[day, kind, text],
      )
    }
    return kept !== undefined
  }
  const countHashes = (hash: string): number =>
    database.get<{ count: number }>(
      'SELECT count(*) AS count FROM missed_hashes WHERE hash = ? AND day >= ?',
      ...[hash, firstDay()],
    )?.count ?? 0

  const keepText = (text: string, kind: MissedSearch['kind'], day: string): void => {
    database.run(
      'INSERT OR REPLACE INTO missed_searches (text, kind, days, last) VALUES (?, ?, ?, ?)',
      ...[text, kind, leastDays, day],
    )
    deleteBeyond(database, 'missed_searches', 'text', 'last, days, text', mostMissedSearches)
  }
  const note = (text: string, kind: MissedSearch['kind']): void => {
    const day = readDayInJapan(clock())
    if (countKept(text, kind, day)) return
    const hash = hashSearch(database, text)
    const added = database.run(
      'INSERT OR IGNORE INTO missed_hashes (hash, day) VALUES (?, ?)',
      ...[hash, day],
    )
    if (added === 0) return
    if (countHashes(hash) >= leastDays) {
      database.run('DELETE FROM missed_hashes WHERE hash = ?', hash)
      keepText(text, kind, day)
    }
    deleteBeyond(database, 'missed_hashes', 'hash, day', 'day, hash', mostMissedHashes)
  }

  return {
    note: (normalForm, kind) => {
      if (!settings.read().missedSearches || isNeverKept(normalForm)) return
      sweep()
      try {
        database.transact(() => note(normalForm, kind))
      } catch (error) {
        if (!cannotKeep(error)) throw error
      }
    },
    list: () => {
      sweep()
      return database.all<MissedSearch>(
        `SELECT text, days, last, kind FROM missed_searches WHERE last >= ?
         ORDER BY days DESC, last DESC, text`,
        firstDay(),
      )
    },
    deleteAll: () =>
      database.transact(() => {
        database.run('DELETE FROM missed_hashes')
        database.run('DELETE FROM missed_searches')
        removeHashKey(database)
      }),
  }
}

/** Deletes the oldest rows of a table beyond its most. */
function deleteBeyond(
  database: StateDatabase,
  table: 'missed_hashes' | 'missed_searches',
  key: string,
  oldestFirst: string,
  most: number,
): void {
  const count =
    database.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count ?? 0
  if (count <= most) return
  database.run(
    `DELETE FROM ${table} WHERE (${key}) IN
       (SELECT ${key} FROM ${table} ORDER BY ${oldestFirst} LIMIT ?)`,
    count - most,
  )
}
