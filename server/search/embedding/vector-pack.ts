/**
 * Vectors as they are kept and searched: int8 with one scale, 384 + 4 bytes instead of 1,536. What the rounding costs in
 * ranking has not been measured by itself.
 */

import { createHash } from 'node:crypto'
import type { CacheFormat } from '../../cache-file.ts'
import { compareText } from '../../contract/compare-text.ts'
import { dimensions, fingerprint } from './model.ts'

/** A vector as int8 values and the scale that makes them a unit vector again. */
export type PackedVector = { scale: number; values: Int8Array }

/** Vectors by the key of their input. */
export type VectorPack = Map<string, PackedVector>

export const keyBytes = 16

/** The key of an input: a hash of the model and the whole text with its prefix. */
export function vectorKey(input: string): string {
  return createHash('sha256')
    .update(`${fingerprint}\0${input}`)
    .digest()
    .subarray(0, keyBytes)
    .toString('base64url')
}

/** Rounds a vector to int8; refuses one that is no unit vector (NaN, zeros, wrong length). */
export function packVector(vector: Float32Array): PackedVector {
  const length = Math.hypot(...vector)
  if (vector.length !== dimensions || !(Math.abs(length - 1) < 0.01)) {
    throw new RangeError(`ベクトルが正しくありません（${vector.length}次元、長さ${length}）`)
  }
  const peak = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const scale = peak / 127
  return { scale, values: Int8Array.from(vector, (value) => Math.round(value / scale)) }
}

/** A packed vector as numbers again. */
export function unpackVector({ scale, values }: PackedVector): Float32Array {
  return Float32Array.from(values, (value) => value * scale)
}

/** One after the other, in the order of their keys; read, each lies where the file has it. */
type Arrays = { keys: Uint8Array; scales: Float32Array; values: Int8Array }

/** A file of vectors: what ships with the cases, and what DATA_DIR keeps. Those of another model are of no use. */
export const vectorFormat: CacheFormat<VectorPack, Record<never, never>, Arrays> = {
  fingerprint,
  pack: (vectors) => {
    const sorted = [...vectors].sort(([a], [b]) => compareText(a, b))
    const values = new Int8Array(sorted.length * dimensions)
    sorted.forEach(([, vector], place) => {
      values.set(vector.values, place * dimensions)
    })
    const keys = Buffer.concat(sorted.map(([key]) => Buffer.from(key, 'base64url')))
    const scales = Float32Array.from(sorted, ([, { scale }]) => scale)
    return { data: {}, arrays: { keys, scales, values } }
  },
  unpack: ({ arrays: { keys, scales, values } }) => {
    const names = Buffer.from(keys.buffer, keys.byteOffset, keys.length)
    return new Map(
      Array.from(scales, (scale, place) => [
        names.toString('base64url', place * keyBytes, (place + 1) * keyBytes),
        { scale, values: values.subarray(place * dimensions, (place + 1) * dimensions) },
      ]),
    )
  },
}
