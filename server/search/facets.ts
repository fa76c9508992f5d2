/** Choosing by facet (OR inside a facet, AND between facets and with what is left out) and by the years in which cases ran. */

import { listClasses } from '../cases/body-size.ts'
import type { Case } from '../cases/case.ts'
import { readMoney } from '../cases/money.ts'
import { outcomeOf } from '../cases/outcome.ts'
import type { FacetValue, SearchAnswer, SearchRequest, YearCounts } from '../contract/api.ts'
import {
  type FacetId,
  facets,
  findTerm,
  isNegated,
  negate,
  prefectures,
  scenes,
} from '../contract/vocabulary.ts'
import { conditionValuesOf } from './conditions/case-conditions.ts'

/** A case's values in every facet. */
export type FacetValues = Readonly<Record<FacetId, readonly string[]>>

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

/** What a reader can choose by: the facets, and the years as one more. */
type ChoiceId = FacetId | 'period'

/** A case of the list before any choice, with the choices it does not meet. */
export type ChoiceTested = { found: Case; values: FacetValues; unmet: readonly ChoiceId[] }

export type Choice = Pick<SearchRequest, 'facets' | 'from' | 'to'>

/** Tells of any case which choices it does not meet. */
export function createChoiceTest(
  choice: Choice,
): (found: Pick<Case, 'period'>, values: FacetValues) => readonly ChoiceId[] {
  const chosen = listChosen(choice)
  if (isOpen(choice)) return () => []
  return (found, values) => {
    const unmet: ChoiceId[] = chosen.filter((one) => !isMetBy(one, values)).map(({ id }) => id)
    return isWithinYears(found, choice.from, choice.to) ? unmet : [...unmet, 'period']
  }
}

/** Whether nothing is chosen. */
export function isOpen(choice: Choice): boolean {
  return listChosen(choice).length === 0 && choice.from === undefined && choice.to === undefined
}

type Chosen = { id: FacetId; wanted: readonly string[] }

function listChosen(choice: Choice): Chosen[] {
  return facets.flatMap(({ id }) => {
    const wanted = choice.facets[id] ?? []
    return wanted.length === 0 ? [] : [{ id, wanted }]
  })
}

function isMetBy({ id, wanted }: Chosen, values: FacetValues): boolean {
  return meetsChoice(values[id], wanted)
}

/** Whether a case with these values of a facet has any of the wanted ones, and none of those that are left out. */
export function meetsChoice(own: readonly string[], wanted: readonly string[]): boolean {
  const plain = wanted.filter((value) => !isNegated(value))
  const isKept = plain.length === 0 || plain.some((value) => own.includes(value))
  return isKept && !wanted.some((value) => isNegated(value) && own.includes(negate(value)))
}

/** The cases that meet every choice but, perhaps, this one: those that its counts are about. */
export function ignoreChoice<T extends ChoiceTested>(list: readonly T[], id: ChoiceId): T[] {
  return list.filter(({ unmet }) => unmet.every((failed) => failed === id))
}

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

function countWithoutEach(
  list: readonly ChoiceTested[],
  id: FacetId,
  chosen: readonly string[],
): { value: string; total: number }[] {
  if (chosen.length === 0) return []
  const open = ignoreChoice(list, id)
  return chosen.map((value) => {
    const rest = chosen.filter((other) => other !== value)
    return { value, total: open.filter(({ values }) => meetsChoice(values[id], rest)).length }
  })
}

/** The id of a prefecture, which cases and answers carry by its name. */
function prefectureId(name: string): string {
  return findTerm(prefectures, name)?.id ?? name
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
