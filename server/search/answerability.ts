/** Whether the library has an answer at all. No single sign tells; together they do. */

import { type SignName, type Signs, signNames } from './signs.ts'

export type Verdict = 'answered' | 'weak' | 'none'

/** What turns signs into a verdict; `npm run eval -- --calibrate` fits it anew. */
export type Calibration = {
  weights: Readonly<Record<SignName, number>>
  bias: number
  /** Stands in for a sign that could not be collected: its mean over the queries that have an answer. */
  middling: Readonly<Record<SignName, number>>
  /** Scores below `none` are no answer, below `weak` a weak one. */
  borders: { none: number; weak: number }
}

const shipped: Calibration = {
  weights: { firstCoverage: 5.2, nearestGrams: 3.5, nearestWindow: 73, standsOut: 50 },
  bias: -66,
  middling: { firstCoverage: 0.6, nearestGrams: 0.4, nearestWindow: 0.87, standsOut: 0.03 },
  borders: { none: -1.8, weak: 0 },
}

/** The log odds of an answer, as far as the weighed signs tell. */
export function scoreSigns(signs: Signs, calibration = shipped): number {
  const { weights, bias, middling } = calibration
  return signNames.reduce(
    (sum, name) => sum + weights[name] * (signs[name] ?? middling[name]),
    bias,
  )
}

/** Judges by the score; what a case has plenty of is never called no answer. */
export function judgeAnswer(signs: Signs, calibration = shipped): Verdict {
  const score = scoreSigns(signs, calibration)
  if (score < calibration.borders.none && !signs.hasPlenty) return 'none'
  return score < calibration.borders.weak ? 'weak' : 'answered'
}
