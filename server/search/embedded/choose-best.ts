/** Which documents become candidates: the best of all, and where there are more, the best of those a reader wants. */

import type { SearchDocument } from '../documents.ts'
import { type Choice, createJudge } from '../facets.ts'
import { findNthLargest } from './nth-largest.ts'

/** Numbers of the documents with the highest scores above 0, in no order; ties may add a few to the limit. */
export function chooseBest(
  documents: readonly (SearchDocument | undefined)[],
  scores: Float32Array,
  limit: number,
  choice?: Choice,
): number[] {
  const best = takeHighest(scores, limit)
  if (!choice || best.length < limit || isOpen(choice)) return best
  const listUnmet = createJudge(choice)
  const isWanted = (document: SearchDocument | undefined) =>
    document !== undefined && listUnmet(document, document.facets).length === 0
  const wanted = scores.map((score, number) => {
    return score > 0 && isWanted(documents[number]) ? score : 0
  })
  return [...new Set([...best, ...takeHighest(wanted, limit)])]
}

/** A common bigram touches most of 10,000 documents (7,967 a query on average): only the chosen become objects. */
function takeHighest(scores: Float32Array, limit: number): number[] {
  const least = findNthLargest(scores, limit)
  const chosen: number[] = []
  scores.forEach((score, number) => {
    if (score > 0 && score >= least) chosen.push(number)
  })
  return chosen
}

function isOpen({ facets, from, to }: Choice): boolean {
  const isChosen = Object.values(facets).some((values) => values.length > 0)
  return !isChosen && from === undefined && to === undefined
}
