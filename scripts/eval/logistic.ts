/** A small logistic regression with a ridge: enough to weigh a handful of signs from some hundred queries. */

export type Sample = { values: readonly number[]; label: boolean }

export type LogisticModel = { weights: number[]; bias: number }

/** Pull of every weight towards 0, against which one sample counts 1: few samples do not make large weights. */
const ridge = 1
const steps = 300
const stride = 3

/** Fits by gradient descent on standardised values; both labels weigh the same, however many samples they have. */
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
