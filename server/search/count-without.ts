/** How many cases a reader would have without one of the chosen values. */

import type { SearchAnswer } from '../contract/api.ts'
import { type FacetId, facets, isNegated, negate } from '../contract/vocabulary.ts'
import { type Choice, type ChoiceTested, ignoreChoice } from './choices.ts'
import { judgeByNumber, pairOf, type ValueNumbers } from './facet-numbers.ts'

/** How long the list would be without each chosen value, and without any; undefined where nothing is chosen. */
export function countWithout(
  list: readonly ChoiceTested[],
  choice: Choice,
): SearchAnswer['without'] {
  const each = facets.flatMap(({ id }) =>
    countWithoutEach(list, id, choice.facets[id] ?? []).map((one) => ({ facet: `${id}`, ...one })),
  )
  if (choice.from !== undefined || choice.to !== undefined) {
    const total = ignoreChoice(list, 'period').length
    each.push({ facet: 'period', value: `${choice.from ?? ''}-${choice.to ?? ''}`, total })
  }
  return each.length === 0 ? undefined : { all: list.length, each }
}

/**
 * In one walk over the cases that meet all other choices: a test of each of them without each value took twice as long.
 * Without a value that is wanted, those are gone that have no other; without one that is unwanted, those are back that
 * have no other of these.
 */
function countWithoutEach(
  list: readonly ChoiceTested[],
  id: FacetId,
  chosen: readonly string[],
): { value: string; total: number }[] {
  if (chosen.length === 0) return []
  const wanted = new Set(chosen.filter((value) => !isNegated(value)))
  const unwanted = new Set(chosen.filter(isNegated).map(negate))
  const signOf = judgeByNumber((pair) => {
    if (pair.id !== id) return 0
    return unwanted.has(pair.value) ? -1 : Number(wanted.has(pair.value))
  })
  let [having, allowed] = [0, 0]
  /** Cases that this value alone keeps in, or out. */
  const [kept, barred] = [new Map<string, number>(), new Map<string, number>()]
  for (const { numbers } of ignoreChoice(list, id)) {
    const { wishes, reasons, last } = countSigns(numbers, signOf)
    const isWanted = wanted.size === 0 || wishes > 0
    if (reasons === 0) {
      allowed++
      if (isWanted) having++
      if (wishes === 1) countOne(kept, last)
    } else if (reasons === 1 && (isWanted || wanted.has(last))) countOne(barred, last)
  }
  return chosen.map((value) => {
    if (isNegated(value)) return { value, total: having + (barred.get(negate(value)) ?? 0) }
    return { value, total: wanted.size === 1 ? allowed : having - (kept.get(value) ?? 0) }
  })
}

/** How many values of a case are wanted and how many are not, and the last of these where there are any, else of those. */
function countSigns(
  numbers: ValueNumbers,
  signOf: (number: number) => number,
): { wishes: number; reasons: number; last: string } {
  let [wishes, reasons, last] = [0, 0, -1]
  for (const number of numbers) {
    const sign = signOf(number)
    if (sign > 0) wishes++
    if (sign < 0) reasons++
    if (sign < 0 || (sign > 0 && reasons === 0)) last = number
  }
  return { wishes, reasons, last: last < 0 ? '' : pairOf(last).value }
}

function countOne(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}
