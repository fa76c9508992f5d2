/**
 * Which documents have each value of each facet: asking 10,000 documents one by one what they are takes longer than the
 * rest of a search.
 */

import { once } from '../../once.ts'
import { type FacetId, facets } from '../../vocabulary.ts'
import type { SearchDocument } from '../documents.ts'
import type { Choice } from '../facets.ts'
import { isWithinYears } from '../years.ts'

/** One number a document: 1 where it meets every choice. */
export type ChoiceMarker = (choice: Choice) => Uint8Array

/** Prepares the marking of documents by their numbers; the lists are made at the first choice. */
export function createChoiceMarker(
  documents: readonly (SearchDocument | undefined)[],
): ChoiceMarker {
  const lists = once(() => listByFacet(documents))
  return (choice) => {
    const met = new Uint8Array(documents.length).fill(1)
    for (const { id } of facets) {
      const wanted = choice.facets[id] ?? []
      if (wanted.length > 0)
        keepListed(
          met,
          wanted.map((value) => lists().get(nameOf(id, value))),
        )
    }
    const { from, to } = choice
    if (from !== undefined || to !== undefined) {
      documents.forEach((document, number) => {
        if (document && !isWithinYears(document, from, to)) met[number] = 0
      })
    }
    return met
  }
}

function listByFacet(
  documents: readonly (SearchDocument | undefined)[],
): ReadonlyMap<string, readonly number[]> {
  const lists = new Map<string, number[]>()
  documents.forEach((document, number) => {
    for (const { id } of document ? facets : []) {
      for (const value of document?.facets[id] ?? []) {
        const name = nameOf(id, value)
        const list = lists.get(name)
        if (list) list.push(number)
        else lists.set(name, [number])
      }
    }
  })
  return lists
}

/** Leaves the mark of those that are in any of the lists. */
function keepListed(met: Uint8Array, lists: readonly (readonly number[] | undefined)[]): void {
  const listed = new Uint8Array(met.length)
  for (const list of lists) for (const number of list ?? []) listed[number] = 1
  for (let number = 0; number < met.length; number++) {
    met[number] = (met[number] as number) & (listed[number] as number)
  }
}

function nameOf(id: FacetId, value: string): string {
  return `${id} ${value}`
}
