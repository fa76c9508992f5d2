/** What became of a case, as everybody tells it who shows, counts or chooses by it. */

import type { Case, Outcome } from './case.ts'

/** The outcome of a case; one that says nothing of it has one that is not known. */
export function outcomeOf({ outcome = { state: 'unknown' } }: Pick<Case, 'outcome'>): Outcome {
  return outcome
}
