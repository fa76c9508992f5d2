/** One vector for what a case is about: the mean of its section and question vectors. */

import type { PackedVector } from './embedding/vector-pack.ts'
import { unpackVector } from './embedding/vector-store.ts'
import type { Passage } from './passages.ts'

/** The mean vector of a case's sections and questions, or undefined while none has been computed. */
export function meanVector(
  passages: readonly Passage[],
  findVector: (passage: Passage) => PackedVector | undefined,
): Float32Array | undefined {
  const vectors = passages
    .filter(({ kind }) => kind !== 'window')
    .map(findVector)
    .filter((vector) => vector !== undefined)
    .map(unpackVector)
  const first = vectors[0]
  if (!first) return undefined
  const sum = new Float32Array(first.length)
  for (const vector of vectors) {
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0)
  }
  return sum.map((value) => value / vectors.length)
}
