/** Deletes what has expired: at the opening, and at most once an hour when something is changed anyway. */

import type { StateDatabase } from '../state/database.ts'
import { cannotKeep } from '../state/failures.ts'
import type { Sessions } from './sessions.ts'

const pauseMs = 3_600_000

/** Sweeps now; answers what sweeps again when its time has come. What has expired opens nothing, swept or not. */
export function sweepNowAndThen(
  database: StateDatabase,
  sessions: Pick<Sessions, 'sweep'>,
  clock: () => number,
): () => void {
  let sweptAt = Number.NEGATIVE_INFINITY
  const sweep = () => {
    const now = clock()
    // A clock that was set back must not put it off.
    if (now >= sweptAt && now < sweptAt + pauseMs) return
    sweptAt = now
    try {
      database.transact(() => {
        sessions.sweep()
        for (const table of ['invitations', 'shares']) {
          database.run(`DELETE FROM ${table} WHERE expires_at <= ?`, now)
        }
      })
    } catch (error) {
      if (!cannotKeep(error)) throw error
    }
  }
  sweep()
  return sweep
}
