/** How well a calibration judges queries it has not seen: repeated, stratified k-fold cross-validation. */

import { judgeAnswer, scoreSigns, type Verdict } from '../../server/search/answerability.ts'
import { createRandom } from '../bench/random.ts'
import { calibrate, type JudgedSigns } from './calibrate.ts'
import { dealFolds } from './folds.ts'

/** A query as the calibration of the other folds judges it. */
export type Outside = { score: number; verdict: Verdict }

const folds = 5
const repeats = 10
const seed = 1

/** For every repeat the judgement of every query, in the order given; `origin` is kept in balance over the folds. */
export function crossValidate(judged: readonly (JudgedSigns & { origin: string })[]): Outside[][] {
  const random = createRandom(seed)
  const classes = judged.map(({ origin, hasAnswer }) => `${origin} ${hasAnswer}`)
  return Array.from({ length: repeats }, () => {
    const foldOf = dealFolds(classes, folds, random)
    const calibrations = Array.from({ length: folds }, (_, fold) =>
      calibrate(judged.filter((__, at) => foldOf[at] !== fold)),
    )
    return judged.map(({ signs }, at) => {
      const calibration = calibrations[foldOf[at] ?? 0]
      return {
        score: scoreSigns(signs, calibration),
        verdict: judgeAnswer(signs, calibration),
      }
    })
  })
}
