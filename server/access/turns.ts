/** Work that takes turns, so many at once: a hash takes 32 MB and a quarter of a second, whoever asks for it. */

import { AppError } from '../errors.ts'

/** Does the work when its turn has come; refuses where too many wait. */
export function openTurns(atOnce: number, longestQueue: number) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= longestQueue) throw new AppError('TOO_BUSY')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place goes over to the next one; nobody comes between.
      if (next) next()
      else running -= 1
    }
  }
}
