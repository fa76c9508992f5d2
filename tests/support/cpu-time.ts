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

/** Expects a run below so many ms of processor time; the first runs also pay for compiling, so that one of three will do. */
export function expectCpuTimeBelow(limit: number, run: () => void): void {
  const times: number[] = []
  do {
    const elapsed = startCpuClock()
    run()
    times.push(elapsed())
  } while (times.length < 3 && Math.min(...times) >= limit)
  expect(Math.min(...times)).toBeLessThan(limit)
}
