/** Choosing and counting by facet: OR inside a facet, AND between facets. */

import type { Case } from '../cases/case.ts'
import type { FacetValue } from '../contract.ts'
import type { SearchRequest } from '../library.ts'
import {
  type FacetId,
  facets,
  findTerm,
  labelOf,
  prefectures,
  scenes,
  type Term,
} from '../vocabulary.ts'

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
  }
}

/** Whether a case ran in some year of the chosen span; a case without an end counts as still running. */
export function isWithinYears(found: Case, from?: number, to?: number): boolean {
  const startsInTime = to === undefined || found.period.from <= to
  const lastsLongEnough =
    from === undefined || (found.period.to ?? Number.POSITIVE_INFINITY) >= from
  return startsInTime && lastsLongEnough
}

/** The facets whose choice a case does not meet. */
export function unmetFacets(values: FacetValues, chosen: SearchRequest['facets']): FacetId[] {
  return facets
    .map(({ id }) => id)
    .filter((id) => {
      const wanted = chosen[id]
      return wanted && wanted.length > 0 && !wanted.some((value) => values[id].includes(value))
    })
}

/**
 * Counts every value over the cases of the list. A facet's counts ignore that facet's own choice, so that the
 * choice can be widened: a case counts for facet f when f is the only facet it fails.
 */
export function countFacets(
  list: readonly { values: FacetValues; unmet: readonly FacetId[] }[],
  chosen: SearchRequest['facets'],
): Record<FacetId, FacetValue[]> {
  const counted = facets.map(({ id, terms }) => {
    const counts = new Map<string, number>()
    for (const { values, unmet } of list) {
      if (unmet.some((failed) => failed !== id)) continue
      for (const value of values[id]) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    for (const value of chosen[id] ?? []) if (!counts.has(value)) counts.set(value, 0)
    return [id, orderValues(id, terms, counts)] as const
  })
  return Object.fromEntries(counted) as Record<FacetId, FacetValue[]>
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
