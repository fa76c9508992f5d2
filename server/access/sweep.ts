/** What of members has expired and is deleted. What has expired opens nothing, swept or not. */

import type { StateDatabase } from '../state/database.ts'
import { sweepNowAndThen } from '../state/sweep-now-and-then.ts'
import type { Sessions } from './sessions.ts'

/** Sweeps sessions, invitations and shares now; answers what sweeps them again when its time has come. */
export function sweepMembers(
  database: StateDatabase,
  sessions: Pick<Sessions, 'sweep'>,
  clock: () => number,
): () => void {
  return sweepNowAndThen(database, clock, (now) => {
    sessions.sweep()
    for (const table of ['invitations', 'shares']) {
      database.run(`DELETE FROM ${table} WHERE expires_at <= ?`, now)
    }
  })
}
