/** Which documents become candidates: the best of all, and where there are more, the best of those a reader wants. */

import { type Choice, isOpen } from '../facets.ts'
import type { ChoiceMarker } from './facet-lists.ts'
import { findNthLargest } from './nth-largest.ts'

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
