/** Which documents become candidates: the best of all, and where there are more, the best of those a reader wants. */

import { type FacetId, facets, isNegated, negate } from '../../contract/vocabulary.ts'
import { once } from '../../once.ts'
import { type Choice, isOpen, isWithinYears } from '../choices.ts'
import type { SearchDocument } from '../documents.ts'
import { findNthLargest } from '../largest.ts'

/** Numbers of the documents with the highest scores above 0, in no order; ties may add a few to the limit. */
export function chooseBest(
  markMet: ChoiceMarker,
  scores: Float32Array,
  limit: number,
  choice?: Choice,
): number[] {
  const least = findNthLargest(scores, limit)
  if (!choice || least <= 0 || isOpen(choice)) return listLargest(scores, () => least)
  const met = markMet(choice)
  const wanted = scores.slice()
  for (let number = 0; number < wanted.length; number++) if (!met[number]) wanted[number] = 0
  const leastMet = Math.min(least, findNthLargest(wanted, limit))
  return listLargest(scores, (number) => (met[number] ? leastMet : least))
}

/** A common bigram touches most of 10,000 documents (7,967 a query on average): only the chosen become objects. */
function listLargest(scores: Float32Array, leastOf: (number: number) => number): number[] {
  const chosen: number[] = []
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number] as number
    if (score > 0 && score >= leastOf(number)) chosen.push(number)
  }
  return chosen
}

/** One number a document: 1 where it meets every choice. */
export type ChoiceMarker = (choice: Choice) => Uint8Array

/**
 * Prepares the marking of documents by their numbers. Which documents have each value of each facet is listed at the first
 * choice: asking 10,000 documents one by one takes longer than the rest of a search.
 */
export function createChoiceMarker(
  documents: readonly (SearchDocument | undefined)[],
): ChoiceMarker {
  const lists = once(() => listByFacet(documents))
  const mark = (choice: Choice) => {
    const met = new Uint8Array(documents.length).fill(1)
    for (const { id } of facets) {
      const wanted = choice.facets[id] ?? []
      if (wanted.length === 0) continue
      keepMet(met, wanted, (value) => lists().get(nameOf(id, value)) ?? [])
    }
    const { from, to } = choice
    if (from !== undefined || to !== undefined) {
      documents.forEach((document, number) => {
        if (document && !isWithinYears(document, from, to)) met[number] = 0
      })
    }
    return met
  }
  // One search asks twice, for what its words find and for what its meaning finds.
  const marked = new WeakMap<Choice, Uint8Array>()
  return (choice) => {
    const met = marked.get(choice) ?? mark(choice)
    marked.set(choice, met)
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

/** Leaves the mark of those that have any of the wanted values and none of those that are left out. */
function keepMet(
  met: Uint8Array,
  wanted: readonly string[],
  listOf: (value: string) => readonly number[],
): void {
  const plain = wanted.filter((value) => !isNegated(value))
  if (plain.length > 0) keepListed(met, plain.map(listOf))
  for (const value of wanted) {
    for (const number of isNegated(value) ? listOf(negate(value)) : []) met[number] = 0
  }
}

/** Leaves the mark of those that are in any of the lists. */
function keepListed(met: Uint8Array, lists: readonly (readonly number[])[]): void {
  const listed = new Uint8Array(met.length)
  for (const list of lists) for (const number of list) listed[number] = 1
  for (let number = 0; number < met.length; number++) {
    met[number] = (met[number] as number) & (listed[number] as number)
  }
}

function nameOf(id: FacetId, value: string): string {
  return `${id} ${value}`
}
