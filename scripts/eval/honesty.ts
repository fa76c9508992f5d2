/** How well the search knows when it has no answer. */

import type { MeasuredQuery } from './measure-library.ts'

export type Honesty = {
  /** Of the queries told that there is no answer, the share that have none; and the share of those found. */
  precision: number | undefined
  recall: number | undefined
  f1: number | undefined
  /**
   * How often an answerable query gets a better state (answered, weak, none) than one without an answer; equal
   * states count half. A lower bound of what the signs behind the three states tell.
   */
  auc: number | undefined
}

/** Measures the three states against the judgements; undefined where a kind of query is missing. */
export function measureHonesty(measured: readonly MeasuredQuery[]): Honesty {
  const without = measured.filter(({ expectsNone }) => expectsNone)
  const answerable = measured.filter(({ measures }) => measures)
  const caught = without.filter(({ noAnswer }) => noAnswer).length
  const wrong = answerable.filter(({ noAnswer }) => noAnswer).length
  const precision = divide(caught, caught + wrong)
  const recall = divide(caught, without.length)
  return {
    precision,
    recall,
    f1: divide(2 * caught, caught + wrong + without.length),
    auc: divide(
      answerable
        .flatMap((one) => without.map((other) => compareStates(stateOf(one), stateOf(other))))
        .reduce((sum, wins) => sum + wins, 0),
      answerable.length * without.length,
    ),
  }
}

function stateOf({ noAnswer, weak }: MeasuredQuery): number {
  if (noAnswer) return 0
  return weak ? 1 : 2
}

function compareStates(answerable: number, without: number): number {
  return answerable === without ? 0.5 : Number(answerable > without)
}

function divide(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
