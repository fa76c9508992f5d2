/** How well the search knows when it has no answer, by the shipped calibration and in cross-validation. */

import { scoreFeatures } from '../../server/search/answerability.ts'
import { crossValidate, type JudgedFeatures } from './calibration.ts'
import type { MeasuredQuery, Part, QueryWithFeatures } from './measures.ts'

export type AnswerabilityRow = { name: string; queries: number } & Answerability

/** The three states that readers see, and the score behind them. */
export function listShippedAnswerability(
  measured: readonly QueryWithFeatures[],
  name: string,
): AnswerabilityRow[] {
  const judged = listJudgedSigns(measured)
  const byScore = judged.map(({ hasAnswer, saysNone, features }) => {
    return { hasAnswer, saysNone, place: scoreFeatures(features) }
  })
  return [
    { name: `${name}, by state`, queries: measured.length, ...measureAnswerability(measured) },
    { name: `${name}, by score`, queries: judged.length, ...measurePlaces(byScore) },
  ]
}

/** Every query judged by a calibration that has not seen it, for each part of the queries. */
export function listOutsideAnswerability(
  measured: readonly QueryWithFeatures[],
  parts: readonly Part[],
): AnswerabilityRow[] {
  const judged = listJudgedSigns(measured)
  const origin = (id: string) => parts.find(({ has }) => has(id))?.name ?? ''
  const rounds = crossValidate(judged.map((each) => ({ ...each, origin: origin(each.id) })))
  const everything: Part = { name: 'all', has: () => true }
  return [everything, ...parts].map(({ name, has }) => {
    const inPart = judged.map(({ id }) => has(id))
    const answerability = rounds.map((outside) =>
      measurePlaces(
        outside
          .map(({ score, verdict }, at) => ({
            ...{ place: score, saysNone: verdict === 'none' },
            hasAnswer: judged[at]?.hasAnswer === true,
          }))
          .filter((_, at) => inPart[at]),
      ),
    )
    const queries = inPart.filter(Boolean).length
    return { name: `cross-validated, ${name}`, queries, ...meanAnswerability(answerability) }
  })
}

/** The queries whose features could be collected, as a calibration is fitted to them. */
export function listJudgedSigns(
  measured: readonly QueryWithFeatures[],
): (JudgedFeatures & { id: string; saysNone: boolean })[] {
  return measured.flatMap(({ id, features, noAnswer, expectsNone, measures }) =>
    features && (measures || expectsNone)
      ? [{ id, features, saysNone: noAnswer, hasAnswer: !expectsNone }]
      : [],
  )
}

export type Answerability = {
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
type Placed = { hasAnswer: boolean; saysNone: boolean; place: number }

/** Measures verdicts against judgements; undefined where a kind of query is missing. */
export function measurePlaces(placed: readonly Placed[]): Answerability {
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
export function measureAnswerability(measured: readonly MeasuredQuery[]): Answerability {
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
function meanAnswerability(list: readonly Answerability[]): Answerability {
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
