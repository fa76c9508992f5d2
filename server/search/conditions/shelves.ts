/** Shelves that a query asks for: the cases of a barrier, of a collection or of a field that it speaks of. */

import { normalizeText } from '../../text/normalize.ts'
import type { IndexedCase } from '../documents.ts'
import { createConditionTest } from './apply-conditions.ts'
import type { Condition } from './read-conditions.ts'

/** A condition, and how many cases of the library have it. */
type Shelf = { condition: Condition; held: number }

const facetsOfShelves: readonly string[] = ['barrier', 'collection', 'field']

/** The shelves on which something stands. */
export function findShelves(
  conditions: readonly Condition[],
  cases: ReadonlyMap<string, IndexedCase>,
): Shelf[] {
  return conditions
    .filter(({ facet, not }) => facetsOfShelves.includes(facet) && !not)
    .map((condition) => ({ condition, held: countHeld(condition, cases) }))
    .filter(({ held }) => held > 0)
}

/** Counted once: what queries speak of are the few hundred conditions of the vocabulary, and a look at 10,000 cases is 2 ms. */
const counted = new WeakMap<ReadonlyMap<string, IndexedCase>, Map<string, number>>()

function countHeld(condition: Condition, cases: ReadonlyMap<string, IndexedCase>): number {
  const counts = counted.get(cases) ?? new Map<string, number>()
  counted.set(cases, counts)
  const key = JSON.stringify([condition.facet, condition.values])
  const known = counts.get(key)
  if (known !== undefined) return known
  const has = createConditionTest(condition)
  let held = 0
  for (const { values } of cases.values()) if (has(values())) held++
  counts.set(key, held)
  return held
}

/**
 * Whether the cases of a shelf answer the query by themselves. A barrier or a collection is what the query is about; a
 * field is, too, only where it is the whole query: of 移住 お試し住宅 it is the smaller half.
 */
export function answersAlone({ facet, values }: Condition, normal: string): boolean {
  return facet !== 'field' || values.some((value) => normalizeText(value) === normal.trim())
}
