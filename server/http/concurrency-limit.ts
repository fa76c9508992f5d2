/**
 * A bound on the work under way. An embedding takes tens of milliseconds of one core, a kit 8 ms in one step; refusing
 * at once what could only wait keeps the answers that are given quick, and the server back to normal in a moment.
 */

import { setImmediate } from 'node:timers/promises'
import { AppError } from '../errors.ts'

export type ConcurrencyLimit = { run<Answer>(task: () => Promise<Answer>): Promise<Answer> }

/** Seconds after which a refused client may try again; a full one empties faster than that. */
const retryAfterS = 2

/**
 * Lets so many tasks be under way at once and refuses every further one. With `inTurns` each begins in a
 * turn of the event loop of its own: of 20 that arrive together, other requests wait for the one that has begun.
 */
export function limitConcurrency(most: number, { inTurns = false } = {}): ConcurrencyLimit {
  let underWay = 0
  let lastTurn = Promise.resolve()
  const takeTurn = () => {
    lastTurn = lastTurn.then(() => setImmediate())
    return lastTurn
  }
  return {
    async run(task) {
      if (underWay >= most) {
        throw new AppError('TOO_BUSY', undefined, { headers: { 'retry-after': `${retryAfterS}` } })
      }
      underWay += 1
      try {
        if (inTurns) await takeTurn()
        return await task()
      } finally {
        underWay -= 1
      }
    },
  }
}
