/** Bounds on work, which hold on a busy machine as well. */

import { expect } from 'vitest'

/** Starts a clock that counts only what this process computes, in ms, and not what other programs do meanwhile. */
export function startCpuClock(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  }
}

/**
 * Milliseconds of the processor that a run takes at least: the quickest of ten, or the first that is quick enough. The
 * clock also counts the other threads of this process and its compiling and clearing up, which three runs in a row met
 * once in a full run of all tests; work that is really too much is too much ten times.
 */
export function leastCpuTime(enough: number, run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let runs = 0; runs < 10 && least >= enough; runs += 1) {
    const elapsed = startCpuClock()
    run()
    least = Math.min(least, elapsed())
  }
  return least
}

/** Expects a run below so many ms of processor time. */
export function expectCpuTimeBelow(limit: number, run: () => void): void {
  expect(leastCpuTime(limit, run)).toBeLessThan(limit)
}
