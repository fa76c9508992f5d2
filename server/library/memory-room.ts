/**
 * Whether the machine has the memory for so many cases. It is said before they are opened: a process that runs out of
 * memory is ended without a word. Only said, not refused, for nobody knows how long the cases are and what else runs.
 */

import { totalmem } from 'node:os'

/**
 * Resident with the model and hardly any cases, and for each case more. 10,000 made cases took 820 MB when they were opened
 * and 970 after 2,250 searches with memory to spare, of which nearly half was waiting to be collected; 2,000 took 380 and 520. So
 * much a case that neither is understated.
 */
const baseMb = 330
const mbPerCase = 0.095

/** What this process may use: the limit of its container, else all that the machine has, in megabytes. */
export function readMemoryLimitMb(): number {
  // 0 without a limit; cgroup 1 then answers a number near 2^63.
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY
  return Math.min(limit, totalmem()) / 2 ** 20
}

/** What to say where so many cases will hardly fit, and how many would. */
export function describeLack(cases: number, limitMb: number): string | undefined {
  const needed = baseMb + mbPerCase * cases
  if (needed <= limitMb) return undefined
  const fitting = Math.max(0, Math.floor((limitMb - baseMb) / mbPerCase / 100) * 100)
  const advice =
    fitting > 0
      ? `${fitting}件までに減らすか、メモリーを増やしてください`
      : 'メモリーを増やしてください'
  return `使えるのは${Math.floor(limitMb)} MB、事例${cases}件には約${Math.ceil(needed)} MBが要ります。${advice}`
}
