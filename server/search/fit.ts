/** Which of the found cases fit the words of a query, and which have only a part of them. */

import type { Fit } from '../contract/api.ts'

/**
 * The share of the best case's score from which a case fits. On dev.jsonl 0.4 has the best F2, which counts a wanted case
 * that is left out double (0.71; 0.3: 0.67, 0.5: 0.63); of what is wanted 75 % fit, of what fits 59 % is wanted, in the median
 * four cases. On dev2.jsonl, which had no part in the choice: 70 %, 46 %, four (npm run eval -- --groups).
 */
export const leastShareOfFit = 0.4

/** Tells of a score whether its case fits, beside the best score of all that was found; without words all cases fit. */
export function fitOf(score: number, best: number): Fit {
  return score >= leastShareOfFit * best ? 'good' : 'part'
}
