/** The minutes of a session: eight steps that always add up to the time chosen. */

import type { KitMinutes } from './choices.ts'

export const stepIds = [
  'open',
  'read',
  'facts',
  'why',
  'decide',
  'sequel',
  'own',
  'reflect',
] as const

export type StepId = (typeof stepIds)[number]

export type Minutes = Record<StepId, number>

const standard: Record<KitMinutes, Minutes> = {
  30: { open: 2, read: 6, facts: 4, why: 5, decide: 7, sequel: 2, own: 3, reflect: 1 },
  60: { open: 5, read: 10, facts: 8, why: 10, decide: 12, sequel: 5, own: 7, reflect: 3 },
  90: { open: 5, read: 15, facts: 12, why: 15, decide: 18, sequel: 7, own: 13, reflect: 5 },
}

/** Below this nobody decides anything, so that the other steps have to give way. */
const leastToDecide = 5

/** The minutes of a session as it is usually run. */
export function planMinutes(total: KitMinutes): Minutes {
  return { ...standard[total] }
}

/**
 * The minutes with some of them changed. 「自分ならどうする」 takes up the difference, down to its least; then the sum
 * is more than the time chosen, and the facilitator has to say what goes.
 */
export function changeMinutes(
  total: KitMinutes,
  changes: Readonly<Partial<Record<string, number>>>,
): Minutes {
  const changed = planMinutes(total)
  for (const id of stepIds) {
    const minutes = changes[id]
    if (id !== 'decide' && minutes !== undefined) changed[id] = Math.max(0, Math.floor(minutes))
  }
  const others = sumMinutes({ ...changed, decide: 0 })
  return { ...changed, decide: Math.max(leastToDecide, total - others) }
}

/** All minutes together. */
export function sumMinutes(minutes: Minutes): number {
  return stepIds.reduce((sum, id) => sum + minutes[id], 0)
}

/** When each step begins. */
export function startOf(minutes: Minutes, step: StepId): number {
  const before = stepIds.slice(0, stepIds.indexOf(step))
  return before.reduce((sum, id) => sum + minutes[id], 0)
}
