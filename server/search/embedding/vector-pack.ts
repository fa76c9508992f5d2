/**
 * A file of vectors by key: what ships with the cases, and what DATA_DIR keeps. A vector is stored as int8 with one
 * scale: 384 + 4 bytes instead of 1,536. What the rounding costs in ranking has not been measured by itself.
 *
 * Layout: magic, SHA-256 of the rest (damage is noticed, the file then counts as absent), count, then per vector
 * the key (16 bytes), the scale (float32) and 384 int8 values. Written beside and renamed: a reader never sees half.
 */

import { createHash } from 'node:crypto'
import { writeAtomically } from '../../atomic-write.ts'
import { readWhole } from '../../cache-file.ts'
import { dimensions, fingerprint } from './model.ts'

const magic = 'KZV1'
const headerBytes = magic.length + 32
const keyBytes = 16
const recordBytes = keyBytes + 4 + dimensions

/** Vectors by the key of their input. */
export type VectorPack = Map<string, PackedVector>

/** A vector as int8 values and the scale that makes them a unit vector again. */
export type PackedVector = { scale: number; values: Int8Array }

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

/** Reads a pack; a missing or damaged file is an empty pack, said through `onDamage`. */
export async function readVectorPack(
  file: string,
  onDamage: (reason: string) => void,
): Promise<VectorPack> {
  const bytes = await readWhole(file).catch((error: NodeJS.ErrnoException) => {
    if (!['ENOENT', 'ENOTDIR'].includes(error.code ?? '')) onDamage(error.message)
    return undefined
  })
  if (!bytes) return new Map()
  const body = bytes.subarray(headerBytes)
  const intact =
    bytes.subarray(0, magic.length).toString('latin1') === magic &&
    bytes.subarray(magic.length, headerBytes).equals(sha256(body)) &&
    body.length % recordBytes === 0
  if (!intact) {
    onDamage('中身が壊れています')
    return new Map()
  }
  const pack: VectorPack = new Map()
  for (let at = 0; at < body.length; at += recordBytes) {
    const key = body.toString('base64url', at, at + keyBytes)
    const from = body.byteOffset + at + keyBytes + 4
    pack.set(key, {
      scale: body.readFloatLE(at + keyBytes),
      values: new Int8Array(body.buffer, from, dimensions),
    })
  }
  return pack
}

/** Writes a pack beside and renames it; keys are sorted, so that the same vectors make the same bytes. */
export async function writeVectorPack(file: string, pack: VectorPack): Promise<void> {
  const body = Buffer.alloc(pack.size * recordBytes)
  const keys = [...pack.keys()].sort()
  keys.forEach((key, index) => {
    const vector = pack.get(key)
    if (!vector) return
    const at = index * recordBytes
    body.write(key, at, 'base64url')
    body.writeFloatLE(vector.scale, at + keyBytes)
    body.set(
      new Uint8Array(vector.values.buffer, vector.values.byteOffset, dimensions),
      at + keyBytes + 4,
    )
  })
  await writeAtomically(file, Buffer.concat([Buffer.from(magic, 'latin1'), sha256(body), body]))
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
