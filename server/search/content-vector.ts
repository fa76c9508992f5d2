/** One vector for what a case is about: the mean of its section and question vectors. */

import type { VectorRows } from './vector-rows.ts'

/** Of cases that have all their vectors; the rows of a changed case are others. */
const known = new WeakMap<VectorRows, Float32Array>()

/** The mean vector of a case's sections and questions, or undefined while none has been computed. */
export function meanVector(rows: VectorRows): Float32Array | undefined {
  const mean = known.get(rows)
  if (mean) return mean
  const vectors = [...rows.byKind.section, ...rows.byKind.question].map(({ vector }) => vector)
  const [first] = vectors
  if (!first) return undefined
  const sum = new Float32Array(first.values.length)
  for (const { values, scale } of vectors) {
    const share = scale / vectors.length
    for (let at = 0; at < sum.length; at++) {
      sum[at] = (sum[at] as number) + (values[at] as number) * share
    }
  }
  if (rows.isWhole) known.set(rows, sum)
  return sum
}
