/** How often each value of each facet is among the cases of a list. */

import type { FacetValue, SearchRequest } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import {
  type FacetId,
  facets,
  isNegated,
  labelOf,
  negate,
  type Term,
} from '../contract/vocabulary.ts'
import { type ChoiceTested, failsTwo, ignoreChoice, meetsOthers } from './choices.ts'
import { pairOf } from './facet-numbers.ts'

/** Counts every value over the cases of the list. A facet's counts ignore its own choice, so that it can be widened. */
export function countFacets(
  list: readonly ChoiceTested[],
  chosen: SearchRequest['facets'],
): Record<FacetId, FacetValue[]> {
  const totals = sumUp(list)
  const counts = new Map(facets.map(({ id }) => [id, new Map<string, number>()]))
  totals.forEach((total, number) => {
    const { id, value } = pairOf(number)
    counts.get(id)?.set(value, total)
  })
  const counted = facets.map(({ id, terms }) => {
    const own = counts.get(id) ?? new Map<string, number>()
    for (const value of chosen[id] ?? []) {
      const without = () => ignoreChoice(list, id).length - (own.get(negate(value)) ?? 0)
      if (isNegated(value)) own.set(value, without())
      else if (!own.has(value)) own.set(value, 0)
    }
    return [id, orderValues(id, terms, own)] as const
  })
  return Object.fromEntries(counted) as Record<FacetId, FacetValue[]>
}

/** By the number of a value how many cases have it; a value that none has is left out. */
function sumUp(list: readonly ChoiceTested[]): number[] {
  const totals: number[] = []
  // Once over the list: a case that fails one choice counts for that facet alone, one that fails two for none.
  for (const { numbers, unmet } of list) {
    if (failsTwo(unmet)) continue
    for (const number of numbers) {
      if (unmet !== 0 && !meetsOthers(unmet, pairOf(number).id)) continue
      totals[number] = (totals[number] ?? 0) + 1
    }
  }
  return totals
}

/** Scenes, stages and levels keep their fixed places, empty ones included; of other scales only what occurs; the others come by count. */
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
  if (isScale(id)) return listed.sort((a, b) => place(a.value) - place(b.value))
  return listed.sort(
    (a, b) => b.count - a.count || place(a.value) - place(b.value) || compareText(a.value, b.value),
  )
}

/** Bands of people and outcomes have an order of their own, in which they are read. */
function isScale(id: FacetId): boolean {
  return id === 'people' || id === 'outcome' || id === 'money'
}
