/**
 * A bound on the searches under way. An embedding takes tens of milliseconds of one core; refusing at once
 * what could only wait keeps the answers that are given quick, and the server back to normal in a moment.
 */

import { AppError } from '../errors.ts'

export type Gate = { run<Answer>(task: () => Promise<Answer>): Promise<Answer> }

/** Seconds after which a refused client may try again; a full gate empties faster than that. */
const retryAfterS = 2

/** A gate that lets so many tasks run at once and refuses every further one. */
export function createGate(most: number): Gate {
  let underWay = 0
  return {
    async run(task) {
      if (underWay >= most) {
        throw new AppError('TOO_BUSY', undefined, { headers: { 'retry-after': `${retryAfterS}` } })
      }
      underWay += 1
      try {
        return await task()
      } finally {
        underWay -= 1
      }
    },
  }
}
