/** When cases ran: the years as a condition, and their counts for the timeline and its decades. */

import type { Case } from '../cases/case.ts'
import type { FacetValue, YearCounts } from '../contract.ts'

type Dated = Pick<Case, 'period' | 'checked'>

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

/** How many of the cases ran in each year, from the first to the last without gaps. */
export function countYears(cases: readonly Dated[]): YearCounts {
  if (cases.length === 0) return { first: 0, counts: [] }
  const [first, last] = findBounds(cases)
  return { first, counts: countRunning(cases, first, last, 1) }
}

/** How many of the cases ran in some year of each decade; the value is the decade's first year. */
export function countDecades(cases: readonly Dated[]): FacetValue[] {
  if (cases.length === 0) return []
  const [first, last] = findBounds(cases)
  const start = first - (first % 10)
  return countRunning(cases, start, last, 10).map((count, index) => {
    const decade = start + 10 * index
    return { value: String(decade), label: `${decade}年代`, count }
  })
}

/** How many of the cases ran in each stretch of so many years, from the first year to the last. */
function countRunning(
  cases: readonly Dated[],
  first: number,
  last: number,
  years: number,
): number[] {
  const stretchOf = (year: number) => Math.floor((year - first) / years)
  const changes = Array.from({ length: stretchOf(last) + 2 }, () => 0)
  const change = (stretch: number, by: number): void => {
    changes[stretch] = (changes[stretch] ?? 0) + by
  }
  for (const { period } of cases) {
    change(stretchOf(period.from), 1)
    change(stretchOf(period.to ?? last) + 1, -1)
  }
  let running = 0
  return changes.slice(0, -1).map((by) => {
    running += by
    return running
  })
}

/** A case without an end ran at least until someone last looked at any of them. */
function findBounds(cases: readonly Dated[]): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  let latestLook = ''
  for (const { period, checked } of cases) {
    first = Math.min(first, period.from)
    last = Math.max(last, period.to ?? period.from)
    if (period.to === undefined && checked > latestLook) latestLook = checked
  }
  last = Math.max(last, Number(latestLook.slice(0, 4)))
  return [first, last]
}
