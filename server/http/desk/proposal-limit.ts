/** How often one address may send in a proposal. Addresses are held in memory for an hour at most, and are written nowhere. */

import { AppError } from '../../errors.ts'

/** A study group behind one address sends in what it has found. */
export const mostAnHour = 5
const hourMs = 3_600_000
/** Strangers with many addresses must not fill the memory: then the oldest are forgotten. */
const mostAddresses = 10_000

/** Counts what was taken by address; refuses what is too much. */
export function limitProposals(clock: () => number = Date.now): (address: string) => void {
  const taken = new Map<string, number[]>()
  return (address) => {
    const now = clock()
    // A clock that was set back must not lock anybody out.
    const isLate = (time: number) => time <= now && time > now - hourMs
    for (const [known, times] of taken) {
      if (!times.some(isLate)) taken.delete(known)
    }
    const times = (taken.get(address) ?? []).filter(isLate)
    const [oldest = now] = times
    if (times.length >= mostAnHour) {
      const retryAfterS = Math.max(1, Math.ceil((oldest + hourMs - now) / 1000))
      const headers = { 'retry-after': String(retryAfterS) }
      throw new AppError('PROPOSALS_TOO_OFTEN', { retryAfterS }, { headers })
    }
    taken.delete(address)
    taken.set(address, [...times, now])
    const first = taken.keys().next().value
    if (taken.size > mostAddresses && first !== undefined) taken.delete(first)
  }
}
