/** Fits what turns signs into a verdict to judged queries. */

import {
  type Calibration,
  type SignName,
  type Signs,
  scoreSigns,
  signNames,
} from '../../server/search/answerability.ts'
import { fitLogistic } from './logistic.ts'

export type JudgedSigns = { hasAnswer: boolean; signs: Signs }

/** So many of the queries that have an answer may be called weak; that there is none, none of them may be told. */
const mayBeWeak = 0.11

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
      none: findBorder(scoreAll(unprotected), 0),
      weak: findBorder(scoreAll(answerable), mayBeWeak * answerable.length),
    },
  }
}

/** The lowest score of all but so many: only those lie below. */
function findBorder(scores: readonly number[], mayLieBelow: number): number {
  return [...scores].sort((a, b) => a - b)[Math.floor(mayLieBelow)] ?? 0
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
