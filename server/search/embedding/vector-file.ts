/**
 * Files of vectors: what ships with the cases, and what DATA_DIR keeps. Read, they are found where they lie: a map of half
 * a million small objects took twice the memory of the vectors themselves, and its making a quarter of a start.
 */

import type { CacheFormat } from '../../cache-file.ts'
import { compareText } from '../../contract/compare-text.ts'
import { toBase64Url } from '../../home/home.ts'
import { createKeyTable } from '../../text/key-table.ts'
import { keyBytes, writeKeyBytes } from './key-bytes.ts'
import { fingerprint } from './model.ts'
import { type PackedVector, packedBytes } from './vector-pack.ts'

/** Vectors by the key of their input. */
export type VectorPack = Pick<
  ReadonlyMap<string, PackedVector>,
  'get' | 'has' | 'size' | typeof Symbol.iterator
>

/** One after the other. */
export type VectorArrays = { keys: Uint8Array; scales: Float32Array; values: Uint8Array }

/** A file of vectors; those of another model are of no use. */
export const vectorFormat: CacheFormat<VectorPack, Record<never, never>, VectorArrays> = {
  fingerprint: `${fingerprint} 4`,
  pack: (vectors) => packVectors([...vectors].sort(([a], [b]) => compareText(a, b))),
  unpack: ({ arrays }) => openStoredVectors(arrays),
}

/** The vectors in the order in which they come. */
export function packVectors(vectors: Iterable<readonly [key: string, vector: PackedVector]>): {
  data: Record<never, never>
  arrays: VectorArrays
} {
  const list = [...vectors]
  const values = new Uint8Array(list.length * packedBytes)
  const keys = new Uint8Array(list.length * keyBytes)
  list.forEach(([key, vector], place) => {
    values.set(vector.values, place * packedBytes)
    writeKeyBytes(key, keys, place * keyBytes)
  })
  const scales = Float32Array.from(list, ([, { scale }]) => scale)
  return { data: {}, arrays: { keys, scales, values } }
}

/** The vectors of a file, each where it lies. */
function openStoredVectors({ keys, scales, values }: VectorArrays): VectorPack {
  const places = indexKeys(keys)
  const vectorAt = (place: number): PackedVector => ({
    scale: scales[place] as number,
    values: values.subarray(place * packedBytes, (place + 1) * packedBytes),
  })
  return openPack(keys, places, vectorAt)
}

/** Vectors by their keys, wherever they are. */
export function openPack(
  keys: Uint8Array,
  placeOf: (key: string) => number | undefined,
  vectorAt: (place: number) => PackedVector,
): VectorPack {
  const size = keys.length / keyBytes
  function* entries(): Generator<[string, PackedVector]> {
    for (let place = 0; place < size; place++) {
      const key = keys.subarray(place * keyBytes, (place + 1) * keyBytes)
      yield [toBase64Url(key), vectorAt(place)]
    }
  }
  return {
    size,
    has: (key) => placeOf(key) !== undefined,
    get: (key) => {
      const place = placeOf(key)
      return place === undefined ? undefined : vectorAt(place)
    },
    [Symbol.iterator]: entries,
  }
}

/** Tells the place of a key. */
export function indexKeys(keys: Uint8Array): (key: string) => number | undefined {
  const numbers = new Uint32Array(keys.buffer, keys.byteOffset, keys.length / numberBytes)
  const places = createKeyTable(keyBytes / numberBytes, numbers)
  const wanted = new Uint8Array(keyBytes)
  const wantedNumbers = new Uint32Array(wanted.buffer)
  return (key) => (writeKeyBytes(key, wanted) ? places.find(wantedNumbers) : undefined)
}

const numberBytes = Uint32Array.BYTES_PER_ELEMENT
