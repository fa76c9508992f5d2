/** Vectors for generated passages, of which embedding 120,000 would take a quarter of an hour. */

import { dimensions } from '../../server/search/embedding/model.ts'
import {
  type PackedVector,
  packVector,
  vectorKey,
} from '../../server/search/embedding/vector-pack.ts'
import { unpackVector } from '../../server/search/embedding/vector-store.ts'
import type { Passage } from '../../server/search/passages.ts'
import { createRandom, pickOne, type Random } from './random.ts'

/** How far a made vector lies from the real one that it is made from: about as far as two windows of one section. */
const noise = 0.03

/**
 * A vector for each passage: a real one of the shipped cases, moved a little. Vectors without any structure would be
 * the hardest there are for an approximate search; real ones are not.
 */
export function makeVectors(
  passages: Iterable<Passage>,
  real: readonly PackedVector[],
): ReadonlyMap<string, PackedVector> {
  const random = createRandom(3)
  const made = new Map<string, PackedVector>()
  for (const { input } of passages) {
    const key = vectorKey(input)
    if (!made.has(key)) made.set(key, moveVector(pickOne(real, random), random))
  }
  return made
}

function moveVector(packed: PackedVector, random: Random): PackedVector {
  const moved = unpackVector(packed)
  for (let at = 0; at < dimensions; at++) moved[at] = (moved[at] ?? 0) + noise * (random() - 0.5)
  const length = Math.hypot(...moved)
  return packVector(moved.map((value) => value / length))
}
