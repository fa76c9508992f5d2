/** Choosing and counting by facet: OR inside a facet, AND between facets. */

import type { Case } from '../cases/case.ts'
import { isStatementOfUnknown } from '../cases/unknown.ts'
import type { FacetValue, SearchAnswer } from '../contract.ts'
import type { SearchRequest } from '../library.ts'
import { cutSentences } from '../text/sentences.ts'
import {
  type FacetId,
  facets,
  findTerm,
  labelOf,
  prefectures,
  scenes,
  type Term,
} from '../vocabulary.ts'
import { isWithinYears } from './years.ts'

/** A case's values in every facet. */
export type FacetValues = Readonly<Record<FacetId, readonly string[]>>

/** The facet values of a case: stage and level follow from its scenes. */
export function facetValuesOf(found: Case): FacetValues {
  const known = scenes.filter(({ id }) => found.scenes.includes(id))
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
    population: [found.population],
    barrier: found.barriers,
    trouble: recordsTrouble(found) ? ['recorded'] : [],
    confidence: [found.confidence],
  }
}

/** Whether the section about stumbling says more than that nothing is known. */
function recordsTrouble({ sections }: Case): boolean {
  const paragraphs = sections.find(({ id }) => id === 'trouble')?.paragraphs ?? []
  return paragraphs.flatMap(cutSentences).some((sentence) => !isStatementOfUnknown(sentence))
}

/** What a reader can choose by: the facets, and the years as one more. */
export type ChoiceId = FacetId | 'period'

/** A case of the list before any choice, with the choices it does not meet. */
export type JudgedCase = { found: Case; values: FacetValues; unmet: readonly ChoiceId[] }

export type Choice = Pick<SearchRequest, 'facets' | 'from' | 'to'>

/** Tells of any case which choices it does not meet. */
export function createJudge(
  choice: Choice,
): (found: Pick<Case, 'period'>, values: FacetValues) => readonly ChoiceId[] {
  const chosen = facets.flatMap(({ id }) => {
    const wanted = choice.facets[id] ?? []
    return wanted.length === 0 ? [] : [{ id, wanted }]
  })
  return (found, values) => {
    const unmet: ChoiceId[] = chosen
      .filter(({ id, wanted }) => !wanted.some((value) => values[id].includes(value)))
      .map(({ id }) => id)
    return isWithinYears(found, choice.from, choice.to) ? unmet : [...unmet, 'period']
  }
}

/** The cases that meet every choice but, perhaps, this one: those that its counts are about. */
export function ignoreChoice<T extends JudgedCase>(list: readonly T[], id: ChoiceId): T[] {
  return list.filter(({ unmet }) => unmet.every((failed) => failed === id))
}

/** Counts every value over the cases of the list. A facet's counts ignore its own choice, so that it can be widened. */
export function countFacets(
  list: readonly JudgedCase[],
  chosen: SearchRequest['facets'],
): Record<FacetId, FacetValue[]> {
  const counts = new Map<ChoiceId, Map<string, number>>(facets.map(({ id }) => [id, new Map()]))
  const count = (id: ChoiceId, values: readonly string[]): void => {
    const own = counts.get(id)
    for (const value of values) own?.set(value, (own.get(value) ?? 0) + 1)
  }
  // Once over the list: a case that fails one choice counts for that facet alone, one that fails two for none.
  for (const { values, unmet } of list) {
    const [only, another] = unmet
    if (only === undefined) for (const { id } of facets) count(id, values[id])
    else if (another === undefined && only !== 'period') count(only, values[only])
  }
  const counted = facets.map(({ id, terms }) => {
    const own = counts.get(id) ?? new Map<string, number>()
    for (const value of chosen[id] ?? []) if (!own.has(value)) own.set(value, 0)
    return [id, orderValues(id, terms, own)] as const
  })
  return Object.fromEntries(counted) as Record<FacetId, FacetValue[]>
}

/** How long the list would be without each chosen value, and without any; undefined where nothing is chosen. */
export function countWithout(list: readonly JudgedCase[], choice: Choice): SearchAnswer['without'] {
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
  list: readonly JudgedCase[],
  id: FacetId,
  chosen: readonly string[],
): { value: string; total: number }[] {
  if (chosen.length === 0) return []
  const open = ignoreChoice(list, id)
  return chosen.map((value) => {
    const rest = chosen.filter((other) => other !== value)
    const isKept = ({ values }: JudgedCase) => rest.some((other) => values[id].includes(other))
    return { value, total: rest.length === 0 ? open.length : open.filter(isKept).length }
  })
}

/** Scenes, stages and levels keep their fixed places, empty ones included; the others come by count. */
function orderValues(
  id: FacetId,
  terms: readonly Term[] | undefined,
  counts: ReadonlyMap<string, number>,
): FacetValue[] {
  const isGrid = id === 'scene' || id === 'stage' || id === 'level'
  const values = isGrid ? (terms ?? []).map((term) => term.id) : [...counts.keys()]
  const place = (value: string) => terms?.findIndex((term) => term.id === value) ?? 0
  const listed = values.map((value) => ({
    value,
    label: labelOf(terms, value),
    count: counts.get(value) ?? 0,
  }))
  if (isGrid) return listed
  return listed.sort(
    (a, b) => b.count - a.count || place(a.value) - place(b.value) || (a.value < b.value ? -1 : 1),
  )
}

/** The id of a prefecture, which cases and answers carry by its name. */
export function prefectureId(name: string): string {
  return findTerm(prefectures, name)?.id ?? name
}
