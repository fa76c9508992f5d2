/** Choosing by facet (OR inside a facet, AND between facets and with what is left out) and by the years in which cases ran. */

import type { Case } from '../cases/case.ts'
import type { SearchRequest } from '../contract/api.ts'
import { type FacetId, facets, isNegated, negate } from '../contract/vocabulary.ts'
import { judgeByNumber, type ValueNumbers } from './facet-numbers.ts'

/** What a reader can choose by: the facets, and the years as one more. */
type ChoiceId = FacetId | 'period'

export type Choice = Pick<SearchRequest, 'facets' | 'from' | 'to'>

/** The choices that a case does not meet, a bit each; 0 where it meets all. */
export type Unmet = number

/** A case of the list before any choice, with the choices it does not meet. */
export type ChoiceTested = { found: Case; numbers: ValueNumbers; unmet: Unmet }

const choiceIds = [...facets.map(({ id }) => id), 'period' as const]
const bitOf = Object.fromEntries(choiceIds.map((id, at) => [id, 1 << at])) as Record<
  ChoiceId,
  Unmet
>

/** Whether nothing is chosen. */
export function isOpen({ facets: chosen, from, to }: Choice): boolean {
  const isAnyChosen = facets.some(({ id }) => (chosen[id] ?? []).length > 0)
  return !isAnyChosen && from === undefined && to === undefined
}

/** Tells of any case which choices it does not meet. */
export function createChoiceTest(
  choice: Choice,
): (found: Pick<Case, 'period'>, numbers: ValueNumbers) => Unmet {
  if (isOpen(choice)) return () => 0
  const { facets: chosen, from, to } = choice
  const hasYears = from !== undefined || to !== undefined
  const isPlain = (value: string) => !isNegated(value)
  const wanting = facets.filter(({ id }) => chosen[id]?.some(isPlain))
  const wanted = wanting.reduce((bits, { id }) => bits | bitOf[id], 0)
  /** The bit of its facet where a value is wanted, less than 0 where it is left out. */
  const signOf = judgeByNumber(({ id, value }) => {
    const own = chosen[id] ?? []
    if (own.some((one) => isNegated(one) && negate(one) === value)) return -bitOf[id]
    return isPlain(value) && own.includes(value) ? bitOf[id] : 0
  })
  return (found, numbers) => {
    let met = 0
    let failed = 0
    for (const number of numbers) {
      const sign = signOf(number)
      if (sign > 0) met |= sign
      else failed |= -sign
    }
    const unmet = (wanted & ~met) | failed
    return !hasYears || isWithinYears(found, from, to) ? unmet : unmet | bitOf.period
  }
}

/** Whether there are two choices at least that a case does not meet. */
export function failsTwo(unmet: Unmet): boolean {
  return (unmet & (unmet - 1)) !== 0
}

/** Whether a case meets every choice but, perhaps, this one. */
export function meetsOthers(unmet: Unmet, id: ChoiceId): boolean {
  return (unmet & ~bitOf[id]) === 0
}

/** The cases that meet every choice but, perhaps, this one: those that its counts are about. */
export function ignoreChoice<T extends ChoiceTested>(list: readonly T[], id: ChoiceId): T[] {
  return list.filter(({ unmet }) => meetsOthers(unmet, id))
}

/** Whether a case ran in some year of the chosen span; a case without an end counts as still running. */
export function isWithinYears(
  { period }: Pick<Case, 'period'>,
  from?: number,
  to?: number,
): boolean {
  const startsInTime = to === undefined || period.from <= to
  const lastsLongEnough = from === undefined || (period.to ?? Number.POSITIVE_INFINITY) >= from
  return startsInTime && lastsLongEnough
}
