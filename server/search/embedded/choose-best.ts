/** Which documents become candidates: the best of all, and where there are more, the best of those a reader wants. */

import { type FacetId, facets, isNegated, negate } from '../../contract/vocabulary.ts'
import { once } from '../../once.ts'
import type { SearchDocument } from '../documents.ts'
import { type Choice, isOpen, isWithinYears } from '../facets.ts'

/** Numbers of the documents with the highest scores above 0, in no order; ties may add a few to the limit. */
export function chooseBest(
  markMet: ChoiceMarker,
  scores: Float32Array,
  limit: number,
  choice?: Choice,
): number[] {
  const best = takeHighest(scores, limit)
  if (!choice || best.length < limit || isOpen(choice)) return best
  const met = markMet(choice)
  const wanted = scores.map((score, number) => score * (met[number] as number))
  return [...new Set([...best, ...takeHighest(wanted, limit)])]
}

/** A common bigram touches most of 10,000 documents (7,967 a query on average): only the chosen become objects. */
function takeHighest(scores: Float32Array, limit: number): number[] {
  const least = findNthLargest(scores, limit)
  const chosen: number[] = []
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number] as number
    if (score > 0 && score >= least) chosen.push(number)
  }
  return chosen
}

/**
 * The n-th largest of the numbers, counted from 1; −∞ where there are fewer. Without sorting (Hoare's quickselect), which
 * takes a twentieth of the time for 10,000 scores.
 */
export function findNthLargest(numbers: Float32Array, n: number): number {
  if (n > numbers.length) return Number.NEGATIVE_INFINITY
  const rest = numbers.slice()
  let [from, to] = [0, rest.length - 1]
  while (from < to) {
    const border = partition(rest, from, to)
    if (n - 1 <= border) to = border
    else from = border + 1
  }
  return rest[from] as number
}

/** Brings what is larger to the front; everything up to the answered place is at least as large as what follows. */
function partition(numbers: Float32Array, from: number, to: number): number {
  const pivot = numbers[(from + to) >> 1] as number
  let [low, high] = [from - 1, to + 1]
  for (;;) {
    do low++
    while ((numbers[low] as number) > pivot)
    do high--
    while ((numbers[high] as number) < pivot)
    if (low >= high) return high
    const held = numbers[low] as number
    numbers[low] = numbers[high] as number
    numbers[high] = held
  }
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
  return (choice) => {
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
