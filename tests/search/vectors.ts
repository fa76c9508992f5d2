/** Vectors made by hand, for promises that need no model. */

import fc from 'fast-check'
import { createRandom } from '../../scripts/random.ts'
import { dimensions } from '../../server/search/embedding/model.ts'
import type { Passage } from '../../server/search/passages.ts'

/** A unit vector that is the same for the same seed. */
export function makeUnitVector(seed: number): Float32Array {
  const random = createRandom(seed)
  const vector = Float32Array.from({ length: dimensions }, () => random() - 0.5)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

export const unitVector = fc.integer().map(makeUnitVector)

/** The plain dot product, one number after the other. */
export function dotPlainly(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}

/** A passage whose input is its name. */
export function makePassage(kind: Passage['kind'], input: string): Passage {
  return { kind, ...(kind !== 'question' && { section: 'summary' }), sentences: [input], input }
}
