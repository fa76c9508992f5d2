/** One vector for what a case is about: the mean of its section and question vectors. */

import type { PassageKey } from './digests/digest.ts'
import type { PackedVector } from './embedding/vector-pack.ts'

/** Of cases that have all their vectors; the passages of a changed case are another list. */
const known = new WeakMap<readonly PassageKey[], Float32Array>()

/** The mean vector of a case's sections and questions, or undefined while none has been computed. */
export function meanVector(
  passages: readonly PassageKey[],
  findVector: (key: string) => PackedVector | undefined,
): Float32Array | undefined {
  const mean = known.get(passages)
  if (mean) return mean
  const wanted = passages.filter(({ kind }) => kind !== 'window')
  const vectors = wanted.map(({ key }) => findVector(key)).filter((vector) => vector !== undefined)
  const [first] = vectors
  if (!first) return undefined
  const sum = new Float32Array(first.values.length)
  for (const { values, scale } of vectors) {
    const share = scale / vectors.length
    for (let at = 0; at < sum.length; at++) {
      sum[at] = (sum[at] as number) + (values[at] as number) * share
    }
  }
  if (vectors.length === wanted.length) known.set(passages, sum)
  return sum
}
