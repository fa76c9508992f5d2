/** Fits what turns features into a verdict to judged queries, and judges each with a fit that has not seen it. */

import {
  type Calibration,
  decideVerdict,
  type FeatureName,
  type Features,
  featureNames,
  scoreFeatures,
  type Verdict,
} from '../../server/search/answerability.ts'
import { listUnrelated, type Subject } from './unrelated.ts'

/** A query as the calibration of the queries about other cases judges it. */
type Outside = { score: number; verdict: Verdict }

/** The judgement of every query, in the order given. */
export function crossValidate(judged: readonly (JudgedFeatures & Subject)[]): Outside[] {
  const unrelated = listUnrelated(judged)
  return judged.map(({ features }, at) => {
    const others = unrelated[at] ?? []
    const calibration = calibrate(others.flatMap((other) => judged[other] ?? []))
    return {
      score: scoreFeatures(features, calibration),
      verdict: decideVerdict(features, calibration),
    }
  })
}

export type JudgedFeatures = { hasAnswer: boolean; features: Features }

/** The shares of the queries that have an answer that may be told that there is none, and that it is a weak one. */
const mayBeNone = 0.02
const mayBeWeak = 0.11

/** The calibration that these queries ask for. */
export function calibrate(judged: readonly JudgedFeatures[]): Calibration {
  const answerable = judged.filter(({ hasAnswer }) => hasAnswer).map(({ features }) => features)
  const imputed = mapFeatures((name) => meanOf(answerable, name))
  const { weights, bias } = fitLogistic(
    judged.map(({ hasAnswer, features }) => ({
      values: featureNames.map((name) => features[name] ?? imputed[name]),
      label: hasAnswer,
    })),
  )
  const unbordered: Calibration = {
    weights: mapFeatures((_, at) => weights[at] ?? 0),
    ...{ bias, imputed, borders: { none: 0, weak: 0 } },
  }
  const scoreAll = (list: readonly Features[]) =>
    list.map((features) => scoreFeatures(features, unbordered))
  const unprotected = answerable.filter(({ hasStrongMatch }) => !hasStrongMatch)
  return {
    ...unbordered,
    borders: {
      none: findBorder(scoreAll(unprotected), mayBeNone * answerable.length),
      weak: findBorder(scoreAll(answerable), mayBeWeak * answerable.length),
    },
  }
}

/**
 * Half-way between the last of so many that may lie below and the next one: on the score of a query itself a rounding
 * would decide.
 */
function findBorder(scores: readonly number[], mayLieBelow: number): number {
  const sorted = [...scores].sort((a, b) => a - b)
  const next = Math.floor(mayLieBelow)
  const above = sorted[next] ?? 0
  return (above + (sorted[next - 1] ?? above)) / 2
}

function mapFeatures(
  compute: (name: FeatureName, at: number) => number,
): Record<FeatureName, number> {
  return Object.fromEntries(featureNames.map((name, at) => [name, compute(name, at)])) as Record<
    FeatureName,
    number
  >
}

function meanOf(list: readonly Features[], name: FeatureName): number {
  const values = list.map((features) => features[name]).filter((value) => value !== undefined)
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

type Sample = { values: readonly number[]; label: boolean }

type LogisticModel = { weights: number[]; bias: number }

/** Pull of every weight towards 0, against which one sample counts 1: few samples do not make large weights. */
const ridge = 1
const steps = 300
const stride = 3

/**
 * A small logistic regression, enough to weigh a handful of features from some hundred queries: by gradient descent on
 * standardised values; both labels weigh the same, however many samples they have.
 */
export function fitLogistic(samples: readonly Sample[]): LogisticModel {
  const size = samples[0]?.values.length ?? 0
  const scales = Array.from({ length: size }, (_, at) =>
    scaleOf(samples.map(({ values }) => values[at] ?? 0)),
  )
  const rows = samples.map(({ values, label }) => ({
    values: values.map((value, at) => standardise(value, scales[at])),
    target: Number(label),
    share: 0.5 / Math.max(1, samples.filter((other) => other.label === label).length),
  }))
  const weights = new Array<number>(size).fill(0)
  let bias = 0
  for (let step = 0; step < steps; step++) {
    const slopes = weights.map((weight) => (ridge / samples.length) * weight)
    let biasSlope = 0
    for (const { values, target, share } of rows) {
      const error = share * (squash(scoreBy({ weights, bias }, values)) - target)
      biasSlope += error
      values.forEach((value, at) => {
        slopes[at] = (slopes[at] ?? 0) + error * value
      })
    }
    bias -= stride * biasSlope
    slopes.forEach((slope, at) => {
      weights[at] = (weights[at] ?? 0) - stride * slope
    })
  }
  return undoScales({ weights, bias }, scales)
}

/** The model's score (log odds) of a sample's values. */
export function scoreBy({ weights, bias }: LogisticModel, values: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias)
}

type Scale = { mean: number; spread: number }

function scaleOf(values: readonly number[]): Scale {
  const mean = average(values)
  const spread = Math.sqrt(average(values.map((value) => (value - mean) ** 2)))
  return { mean, spread: spread || 1 }
}

function standardise(value: number, scale: Scale = { mean: 0, spread: 1 }): number {
  return (value - scale.mean) / scale.spread
}

/** The same model for values as they are. */
function undoScales({ weights, bias }: LogisticModel, scales: readonly Scale[]): LogisticModel {
  const own = weights.map((weight, at) => weight / (scales[at]?.spread ?? 1))
  return {
    weights: own,
    bias: own.reduce((sum, weight, at) => sum - weight * (scales[at]?.mean ?? 0), bias),
  }
}

function squash(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
