/**
 * Keeps a server that fails from being asked by every search: after one failure nobody asks until a single probe a
 * second has found it well again. Without this each reader would wait for the time limit, and the server that comes
 * back would be met by all of them at once.
 */

import { readRefusal } from './connection.ts'

export type Breaker = {
  /** The result of the work, or undefined when the server is left alone or has just failed. */
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>
  /** Why the server is left alone, while it is. */
  trouble: () => unknown
  close: () => void
}

type BreakerOptions = {
  /** Asks the server something small; resolves when it is well. */
  probe: () => Promise<unknown>
  onFailure: (error: unknown) => void
  onRecovery: () => void
}

/** Also long enough for a search that saw the failure to end before the next one can ask again. */
const probeEveryMs = 1000
/** A busy server may ask for more; longer than this it would be out of use after it has recovered. */
const longestPauseMs = 4000

/** Creates a closed breaker: the first search asks the server. */
export function createBreaker({ probe, onFailure, onRecovery }: BreakerOptions): Breaker {
  let trouble: unknown
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const probeLater = (error: unknown) => {
    if (closed) return
    timer = setTimeout(probeNow, pauseAfter(error))
    timer.unref()
  }
  const probeNow = () => {
    probe().then(
      () => {
        trouble = undefined
        onRecovery()
      },
      (error: unknown) => {
        trouble = error
        onFailure(error)
        probeLater(error)
      },
    )
  }
  return {
    run: async (work) => {
      if (trouble !== undefined) return undefined
      try {
        return await work()
      } catch (error) {
        // Searches that were under way together fail together: the first of them is enough.
        if (trouble === undefined) {
          trouble = error
          onFailure(error)
          probeLater(error)
        }
        return undefined
      }
    },
    trouble: () => trouble,
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}

function pauseAfter(error: unknown): number {
  const wantedMs = 1000 * (readRefusal(error)?.retryAfterS ?? 0)
  return Math.min(longestPauseMs, Math.max(probeEveryMs, wantedMs))
}
