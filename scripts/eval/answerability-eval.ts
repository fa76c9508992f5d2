/** How well the search knows when it has no answer, by the shipped calibration and in cross-validation. */

import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import { scoreFeatures, type Verdict } from '../../server/search/answerability.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'
import { crossValidate, type JudgedFeatures } from './calibration.ts'
import {
  type MeasuredQuery,
  meanMeasures,
  measureParts,
  type Part,
  type QueryWithFeatures,
} from './measures.ts'
import type { Subject } from './unrelated.ts'

/** With the quality of the list that a reader is shown under these verdicts. */
export type AnswerabilityRow = {
  name: string
  queries: number
  ndcg10: number | undefined
} & Answerability

/** The three states that readers see, and the score behind them. */
export function listShippedAnswerability(
  measured: readonly QueryWithFeatures[],
  name: string,
): AnswerabilityRow[] {
  const judged = listJudgedSigns(measured)
  const byScore = judged.map(({ hasAnswer, saysNone, features }) => {
    return { hasAnswer, saysNone, place: scoreFeatures(features) }
  })
  const { ndcg10 } = meanMeasures(measured)
  return [
    {
      name: `${name}（状態）`,
      queries: measured.length,
      ndcg10,
      ...measureAnswerability(measured),
    },
    { name: `${name}（点）`, queries: judged.length, ndcg10, ...measurePlaces(byScore) },
  ]
}

/** A query with what is shown of it under either verdict. */
export type QueryByVerdict = QueryWithFeatures & {
  shown: Record<'none' | 'answered', MeasuredQuery['measures']>
}

/** Measures the queries with every verdict that could be given. */
export async function measureVerdicts(
  parts: SearchParts,
  queries: readonly JudgedQuery[],
): Promise<QueryByVerdict[]> {
  const measureAs = (verdict: Verdict) => measureParts({ ...parts, decide: () => verdict }, queries)
  const measured = await measureParts(parts, queries)
  const answered = await measureAs('answered')
  const none = await measureAs('none')
  return measured.map((each, at) => ({
    ...each,
    shown: { answered: answered[at]?.measures, none: none[at]?.measures },
  }))
}

/** Every query judged by what the queries about other cases ask for, summed up for each part of the queries. */
export function listOutsideAnswerability(
  measured: readonly QueryByVerdict[],
  parts: readonly Part[],
): AnswerabilityRow[] {
  const judged = listJudgedSigns(measured)
  const outside = crossValidate(judged).map(({ score, verdict }, at) => {
    const { id, hasAnswer } = judged[at] ?? { id: '', hasAnswer: false }
    return { id, hasAnswer, place: score, saysNone: verdict === 'none' }
  })
  const saysNone = new Set(outside.flatMap(({ id, saysNone }) => (saysNone ? [id] : [])))
  return parts.map(({ name, has }) => {
    const inPart = outside.filter(({ id }) => has(id))
    const shown = measured
      .filter(({ id }) => has(id))
      .map((each) => ({
        ...each,
        measures: each.shown[saysNone.has(each.id) ? 'none' : 'answered'],
      }))
    return {
      ...{ name: `${name}、交差検証`, queries: inPart.length, ...measurePlaces(inPart) },
      ndcg10: meanMeasures(shown).ndcg10,
    }
  })
}

/** The queries whose features could be collected, as a calibration is fitted to them. */
export function listJudgedSigns(
  measured: readonly QueryWithFeatures[],
): (JudgedFeatures & Subject & { id: string; saysNone: boolean })[] {
  return measured.flatMap(({ id, features, relevant, first, noAnswer, expectsNone, measures }) =>
    features && (measures || expectsNone)
      ? [{ id, features, relevant, first, saysNone: noAnswer, hasAnswer: !expectsNone }]
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

function divide(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole
}
