/** When what has expired is deleted: at the opening, and at most once an hour when there is something to do anyway. */

import type { StateDatabase } from './database.ts'
import { cannotKeep } from './failures.ts'

const pauseMs = 3_600_000

/** Sweeps now; answers what sweeps again when its time has come. On a disk that takes nothing it is put off. */
export function sweepNowAndThen(
  database: StateDatabase,
  clock: () => number,
  deleteExpired: (now: number) => void,
): () => void {
  let sweptAt = Number.NEGATIVE_INFINITY
  const sweep = () => {
    const now = clock()
    // A clock that was set back must not put it off.
    if (now >= sweptAt && now < sweptAt + pauseMs) return
    sweptAt = now
    try {
      database.transact(() => deleteExpired(now))
    } catch (error) {
      if (!cannotKeep(error)) throw error
    }
  }
  sweep()
  return sweep
}
