/** A plan in a few words: when, how long, with how many, to what end, and how much of it was changed. */

import { formatDate } from '../../server/contract/format.ts'
import { type KitRequest, purposes } from '../../server/contract/kit.ts'
import { labelOf } from '../../server/contract/vocabulary.ts'

/** The facts that are known, each in a piece of its own. */
export function listPlanFacts(
  { date, minutes, people, purpose }: KitRequest,
  changed: number,
): string[] {
  return [
    ...(date === undefined ? [] : [formatDate(date)]),
    `${minutes}分`,
    ...(people === undefined ? [] : [`${people}人`]),
    labelOf(purposes, purpose),
    ...(changed === 0 ? [] : [`直した文${changed}`]),
  ]
}
