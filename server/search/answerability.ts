/** Whether the library has an answer at all. No single sign tells; together they do. */

import type { MeaningCandidate, WordCandidate } from './engine.ts'
import { meanKinds } from './rank.ts'

export type Verdict = 'answered' | 'weak' | 'none'

/**
 * A logistic model over the largest share of the query's words in one case, the same share of its bigrams, and the
 * best cosine (mean of the best windows, section and question). Fitted on 137 queries: dev.jsonl and 57 of our own, 36 of them
 * without an answer. Left out one by one: AUC 0.96 (coverage alone 0.87, bigrams 0.86, cosine 0.86).
 */
const model = { coverage: 2.8, gramCoverage: 4, cosine: 76, bias: -68.2 }

/** Below `none` 2 % of the answerable and 72 % of the unanswerable queries lie; below `weak` 8 % and 92 %. */
const borders = { none: -1.4, weak: 0.05 }

/** Without vectors, or for measuring one side alone, the other side is taken as that of a middling query. */
const middling = { coverage: 0.4, gramCoverage: 0.32, cosine: 0.857 }

/** A case with this much of the query's words is never called no answer, however far its meaning seems. */
const plenty = { coverage: 0.5, gramCoverage: 0.4 }

/** Judges from the candidates of one query; a side not asked says nothing. `hasOtherName`: a word no case
 * has is known to the synonyms by words that cases have (早大マニ研 for 人材マネジメント部会). */
export function judgeAnswer(
  words: readonly WordCandidate[] | undefined,
  meanings: readonly MeaningCandidate[] | undefined,
  hasOtherName: boolean,
): Verdict {
  const coverage = words ? largest(words.map((found) => found.coverage)) : middling.coverage
  const grams = words ? largest(words.map((found) => found.gramCoverage)) : middling.gramCoverage
  const cosine = meanings
    ? largest(meanings.map(({ passages }) => meanKinds(passages)))
    : middling.cosine
  const score =
    model.coverage * coverage + model.gramCoverage * grams + model.cosine * cosine + model.bias
  const hasPlenty = words?.some(
    (found) => found.coverage >= plenty.coverage && found.gramCoverage >= plenty.gramCoverage,
  )
  if (score < borders.none && !hasPlenty && !hasOtherName) return 'none'
  return score < borders.weak ? 'weak' : 'answered'
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}
