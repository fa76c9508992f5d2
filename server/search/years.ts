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
  const [first, last] = findBounds(cases)
  const length = cases.length === 0 ? 0 : last - first + 1
  const changes = Array.from({ length: length + 1 }, () => 0)
  const change = (year: number, by: number): void => {
    changes[year - first] = (changes[year - first] ?? 0) + by
  }
  for (const { period } of cases) {
    change(period.from, 1)
    change((period.to ?? last) + 1, -1)
  }
  let running = 0
  const counts = changes.slice(0, length).map((by) => {
    running += by
    return running
  })
  return { first: cases.length === 0 ? 0 : first, counts }
}

/** How many of the cases ran in some year of each decade; the value is the decade's first year. */
export function countDecades(cases: readonly Dated[]): FacetValue[] {
  const [first, last] = findBounds(cases)
  const counts = new Map<number, number>()
  if (cases.length > 0) for (const decade of decadesOf(first, last)) counts.set(decade, 0)
  for (const { period } of cases) {
    for (const decade of decadesOf(period.from, period.to ?? last)) {
      counts.set(decade, (counts.get(decade) ?? 0) + 1)
    }
  }
  return [...counts].map(([decade, count]) => ({
    value: String(decade),
    label: `${decade}年代`,
    count,
  }))
}

/** A case without an end ran at least until someone last looked at any of them. */
function findBounds(cases: readonly Dated[]): [first: number, last: number] {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { period, checked } of cases) {
    first = Math.min(first, period.from)
    last = Math.max(last, period.from, period.to ?? Number(checked.slice(0, 4)))
  }
  return [first, last]
}

function decadesOf(from: number, to: number): number[] {
  const first = Math.floor(from / 10) * 10
  return Array.from({ length: Math.floor((to - first) / 10) + 1 }, (_, index) => first + index * 10)
}
