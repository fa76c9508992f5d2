/** Fits what turns signs into a verdict to judged queries. */

import { type Calibration, scoreSigns } from '../../server/search/answerability.ts'
import { type SignName, type Signs, signNames } from '../../server/search/signs.ts'
import { fitLogistic } from './logistic.ts'

export type JudgedSigns = { hasAnswer: boolean; signs: Signs }

/** So many of the queries that have an answer may be told that there is none, and may be called weak. */
const shares = { none: 0.01, weak: 0.1 }

/** The calibration that these queries ask for. */
export function calibrate(judged: readonly JudgedSigns[]): Calibration {
  const answerable = judged.filter(({ hasAnswer }) => hasAnswer).map(({ signs }) => signs)
  const middling = mapSigns((name) => meanOf(answerable, name))
  const { weights, bias } = fitLogistic(
    judged.map(({ hasAnswer, signs }) => ({
      values: signNames.map((name) => signs[name] ?? middling[name]),
      label: hasAnswer,
    })),
  )
  const unbordered: Calibration = {
    weights: mapSigns((_, at) => weights[at] ?? 0),
    ...{ bias, middling, borders: { none: 0, weak: 0 } },
  }
  const scoreAll = (list: readonly Signs[]) => list.map((signs) => scoreSigns(signs, unbordered))
  const unprotected = answerable.filter(({ hasPlenty }) => !hasPlenty)
  return {
    ...unbordered,
    borders: {
      none: findBorder(scoreAll(unprotected), shares.none * answerable.length),
      weak: findBorder(scoreAll(answerable), shares.weak * answerable.length),
    },
  }
}

/** Half-way between the last score that may lie below and the next one. */
function findBorder(scores: readonly number[], mayLieBelow: number): number {
  const sorted = [...scores].sort((a, b) => a - b)
  const next = Math.floor(mayLieBelow)
  const [below, above] = [sorted[next - 1], sorted[next]]
  return below === undefined || above === undefined ? -Infinity : (below + above) / 2
}

function mapSigns(compute: (name: SignName, at: number) => number): Record<SignName, number> {
  return Object.fromEntries(signNames.map((name, at) => [name, compute(name, at)])) as Record<
    SignName,
    number
  >
}

function meanOf(list: readonly Signs[], name: SignName): number {
  const values = list.map((signs) => signs[name]).filter((value) => value !== undefined)
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
