/** How well answers and their absence are told apart, by the shipped calibration and in cross-validation. */

import { scoreSigns } from '../../server/search/answerability.ts'
import type { JudgedSigns } from './calibrate.ts'
import { crossValidate } from './cross-validate.ts'
import { type Honesty, meanHonesty, measureHonesty, measurePlaces } from './honesty.ts'
import type { SignedQuery } from './measure-library.ts'
import type { Part } from './report.ts'

export type HonestyRow = { name: string; queries: number } & Honesty

/** The three states that readers see, and the score behind them. */
export function listShippedHonesty(measured: readonly SignedQuery[], name: string): HonestyRow[] {
  const judged = listJudgedSigns(measured)
  const byScore = judged.map(({ hasAnswer, saysNone, signs }) => {
    return { hasAnswer, saysNone, place: scoreSigns(signs) }
  })
  return [
    { name: `${name}, by state`, queries: measured.length, ...measureHonesty(measured) },
    { name: `${name}, by score`, queries: judged.length, ...measurePlaces(byScore) },
  ]
}

/** Every query judged by a calibration that has not seen it, for each part of the queries. */
export function listOutsideHonesty(
  measured: readonly SignedQuery[],
  parts: readonly Part[],
): HonestyRow[] {
  const judged = listJudgedSigns(measured)
  const origin = (id: string) => parts.find(({ has }) => has(id))?.name ?? ''
  const rounds = crossValidate(judged.map((each) => ({ ...each, origin: origin(each.id) })))
  const everything: Part = { name: 'all', has: () => true }
  return [everything, ...parts].map(({ name, has }) => {
    const inPart = judged.map(({ id }) => has(id))
    const honesty = rounds.map((outside) =>
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
    return { name: `cross-validated, ${name}`, queries, ...meanHonesty(honesty) }
  })
}

/** The queries whose signs could be collected, as a calibration is fitted to them. */
export function listJudgedSigns(
  measured: readonly SignedQuery[],
): (JudgedSigns & { id: string; saysNone: boolean })[] {
  return measured.flatMap(({ id, signs, noAnswer, expectsNone, measures }) =>
    signs && (measures || expectsNone)
      ? [{ id, signs, saysNone: noAnswer, hasAnswer: !expectsNone }]
      : [],
  )
}
