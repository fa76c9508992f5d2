/**
 * Files of vectors: what ships with the cases, and what DATA_DIR keeps. Read, they are found where they lie: a map of half
 * a million small objects took twice the memory of the vectors themselves, and its making a quarter of a start.
 */

import type { CacheFormat } from '../../cache-file.ts'
import { compareText } from '../../contract/compare-text.ts'
import { fromBase64Url, toBase64Url } from '../../home/home.ts'
import { createKeyTable } from '../../text/key-table.ts'
import { fingerprint } from './model.ts'
import { keyBytes, type PackedVector, packedBytes } from './vector-pack.ts'

/** Vectors by the key of their input. */
export type VectorPack = Pick<
  ReadonlyMap<string, PackedVector>,
  'get' | 'has' | 'size' | typeof Symbol.iterator
>

/** One after the other, in the order of their keys. */
export type VectorArrays = { keys: Uint8Array; scales: Float32Array; values: Uint8Array }

/** A file of vectors; those of another model are of no use. */
export const vectorFormat: CacheFormat<VectorPack, Record<never, never>, VectorArrays> = {
  fingerprint: `${fingerprint} 4`,
  pack: (vectors) => {
    const sorted = [...vectors].sort(([a], [b]) => compareText(a, b))
    const values = new Uint8Array(sorted.length * packedBytes)
    const keys = new Uint8Array(sorted.length * keyBytes)
    sorted.forEach(([key, vector], place) => {
      values.set(vector.values, place * packedBytes)
      keys.set(fromBase64Url(key), place * keyBytes)
    })
    const scales = Float32Array.from(sorted, ([, { scale }]) => scale)
    return { data: {}, arrays: { keys, scales, values } }
  },
  unpack: ({ arrays }) => openStoredVectors(arrays),
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
  return (key) => {
    const bytes = fromBase64Url(key)
    if (bytes.length !== keyBytes) return undefined
    wanted.set(bytes)
    return places.find(wantedNumbers)
  }
}

const numberBytes = Uint32Array.BYTES_PER_ELEMENT
