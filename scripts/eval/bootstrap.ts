/** How sure a mean difference is: the paired bootstrap (Efron 1979; Sakai 2006 for retrieval), the same in every run. */

import { createRandom } from '../bench/random.ts'

export type Interval = { mean: number; low: number; high: number }

const resamples = 5000
const confidence = 0.95

/** The mean of paired differences with its 95 % interval: queries are drawn anew, with repetition. */
export function bootstrapMean(differences: readonly number[], seed = 1): Interval {
  const size = differences.length
  const random = createRandom(seed)
  const drawMean = () => {
    let sum = 0
    for (let draw = 0; draw < size; draw++) sum += differences[Math.floor(random() * size)] ?? 0
    return sum / Math.max(1, size)
  }
  const means = Float64Array.from({ length: resamples }, drawMean).sort()
  const tail = Math.floor((resamples * (1 - confidence)) / 2)
  return {
    mean: differences.reduce((sum, value) => sum + value, 0) / Math.max(1, size),
    low: means[tail] ?? 0,
    high: means[resamples - 1 - tail] ?? 0,
  }
}
