/** How well the search knows when it has no answer. */

import type { MeasuredQuery } from './measure-library.ts'

export type Honesty = {
  /** Of the queries told that there is no answer, the share that have none; and the share of those found. */
  precision: number | undefined
  recall: number | undefined
  f1: number | undefined
  /** The share of the queries with an answer that were told that there is none. */
  falseNone: number | undefined
  /** How often a query with an answer is placed above one without; equal places count half. */
  auc: number | undefined
}

/** One query: whether something answers it, whether it was told that nothing does, and how far up it was placed. */
export type Placed = { hasAnswer: boolean; saysNone: boolean; place: number }

/** Measures verdicts against judgements; undefined where a kind of query is missing. */
export function measurePlaces(placed: readonly Placed[]): Honesty {
  const answerable = placed.filter(({ hasAnswer }) => hasAnswer)
  const without = placed.filter(({ hasAnswer }) => !hasAnswer)
  const caught = without.filter(({ saysNone }) => saysNone).length
  const wrong = answerable.filter(({ saysNone }) => saysNone).length
  const wins = answerable.flatMap(({ place }) =>
    without.map((other) => (place === other.place ? 0.5 : Number(place > other.place))),
  )
  return {
    precision: divide(caught, caught + wrong),
    recall: divide(caught, without.length),
    f1: divide(2 * caught, caught + wrong + without.length),
    falseNone: divide(wrong, answerable.length),
    auc: divide(
      wins.reduce((sum, win) => sum + win, 0),
      wins.length,
    ),
  }
}

/** Measures the three states that readers see, whose order is answered, weak, none. */
export function measureHonesty(measured: readonly MeasuredQuery[]): Honesty {
  return measurePlaces(
    measured
      .filter(({ measures, expectsNone }) => measures || expectsNone)
      .map(({ expectsNone, noAnswer, weak }) => ({
        ...{ hasAnswer: !expectsNone, saysNone: noAnswer },
        place: noAnswer ? 0 : 2 - Number(weak),
      })),
  )
}

/** The mean over repeated measurements. */
export function meanHonesty(list: readonly Honesty[]): Honesty {
  const mean = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined)
    return divide(
      known.reduce((sum, value) => sum + value, 0),
      known.length,
    )
  }
  return {
    precision: mean(list.map(({ precision }) => precision)),
    recall: mean(list.map(({ recall }) => recall)),
    f1: mean(list.map(({ f1 }) => f1)),
    falseNone: mean(list.map(({ falseNone }) => falseNone)),
    auc: mean(list.map(({ auc }) => auc)),
  }
}

function divide(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
