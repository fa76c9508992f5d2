/** Shelves that a query asks for: the cases of a barrier, of a collection or of a field that it speaks of. */

import { normalizeText } from '../../text/normalize.ts'
import type { IndexedCase } from '../documents.ts'
import { hasAny } from './apply-conditions.ts'
import type { Condition } from './read-conditions.ts'

/** A condition, and how many cases of the library have it. */
type Shelf = { condition: Condition; held: number }

const facetsOfShelves: readonly string[] = ['barrier', 'collection', 'field']

/** The shelves on which something stands. */
export function findShelves(
  conditions: readonly Condition[],
  cases: ReadonlyMap<string, IndexedCase>,
): Shelf[] {
  const all = [...cases.values()]
  return conditions
    .filter(({ facet, not }) => facetsOfShelves.includes(facet) && !not)
    .map((condition) => {
      const having = all.filter(({ document }) => hasAny(condition, document.facets))
      return { condition, held: having.length }
    })
    .filter(({ held }) => held > 0)
}

/**
 * Whether the cases of a shelf answer the query by themselves. A barrier or a collection is what the query is about; a
 * field is, too, only where it is the whole query: of 移住 お試し住宅 it is the smaller half.
 */
export function answersAlone({ facet, values }: Condition, normal: string): boolean {
  return facet !== 'field' || values.some((value) => normalizeText(value) === normal.trim())
}
