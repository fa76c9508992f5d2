/**
 * Facet values by number, not by name: a common word finds 1,000 of 10,000 cases, each has some 25 values, and all
 * together have a few hundred different ones. So a value is looked at by its name once, and by its number ever after.
 */

import { type FacetId, facets } from '../contract/vocabulary.ts'

/** A case's values in every facet. */
export type FacetValues = Readonly<Record<FacetId, readonly string[]>>

/** The same by their numbers. */
export type ValueNumbers = readonly number[]

export type FacetValuePair = { id: FacetId; value: string }

/** Every facet with a value that some case has had, by its number. */
const pairs: FacetValuePair[] = []
const numbers = new Map<string, number>()

/** The numbers of all values of a case. */
export function numberValues(values: FacetValues): ValueNumbers {
  return facets.flatMap(({ id }) => values[id].map((value) => numberPair({ id, value })))
}

function numberPair(pair: FacetValuePair): number {
  const key = `${pair.id} ${pair.value}`
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, pairs.length)
  return pairs.push(pair) - 1
}

/** The value that has a number. */
export function pairOf(number: number): FacetValuePair {
  return pairs[number] as FacetValuePair
}

/** No judgement. */
const unjudged = -(2 ** 31)

/** Judges values by their numbers, each once; a table that lacked some would be kept as a slow dictionary of a thousand words. */
export function judgeByNumber(judge: (pair: FacetValuePair) => number): (number: number) => number {
  const known = new Int32Array(pairs.length).fill(unjudged)
  return (number) => {
    const judged = known[number] ?? unjudged
    if (judged !== unjudged) return judged
    const judgement = judge(pairOf(number))
    known[number] = judgement
    return judgement
  }
}
