/** What each case can be chosen by: its values in every facet, and the years in which it ran. */

import { listClasses } from '../cases/body-size.ts'
import type { Case } from '../cases/case.ts'
import { readMoney } from '../cases/money.ts'
import { outcomeOf } from '../cases/outcome.ts'
import type { FacetValue, YearCounts } from '../contract/api.ts'
import { findTerm, prefectures, scenes } from '../contract/vocabulary.ts'
import { conditionValuesOf } from './conditions/case-conditions.ts'
import type { FacetValues } from './facet-numbers.ts'

/** The facet values of a case: stage and level follow from its scenes. */
export function facetValuesOf(found: Case): FacetValues {
  const known = scenes.filter(({ id }) => found.scenes.includes(id))
  const { state: money } = readMoney(found)
  return {
    scene: found.scenes,
    stage: [...new Set(known.map(({ stage }) => stage))],
    level: [...new Set(known.map(({ level }) => level))],
    theme: found.themes,
    collection: found.collections,
    field: found.fields,
    prefecture: [
      ...new Set(found.municipalities.map(({ prefecture }) => prefectureId(prefecture))),
    ],
    population: listClasses(found),
    barrier: found.barriers,
    ...conditionValuesOf(found),
    outcome: [outcomeOf(found).state],
    money: money === 'unknown' ? [] : [money],
    confidence: [found.confidence],
  }
}

/** The id of a prefecture, which cases and answers carry by its name. */
function prefectureId(name: string): string {
  return findTerm(prefectures, name)?.id ?? name
}

type Dated = Pick<Case, 'period' | 'checked'>

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
