/** The passages of documents as numbers: 17 bytes each. */

import { cutIntoBase64Url } from '../../home/home.ts'
import { keyBytes, writeKeyBytes } from '../embedding/key-bytes.ts'
import type { PassageKind } from '../passages.ts'

/** A passage by its kind and the key of its vector. */
export type PassageKey = { kind: PassageKind; key: string }

/** The places of their kinds, and their keys one after the other. */
export type PackedPassages = { kinds: Uint8Array; keys: Uint8Array }

const kinds: readonly PassageKind[] = ['window', 'section', 'question']

/** The passages as numbers. */
export function packPassages(passages: readonly PassageKey[]): PackedPassages {
  const keys = new Uint8Array(passages.length * keyBytes)
  passages.forEach(({ key }, place) => {
    writeKeyBytes(key, keys, place * keyBytes)
  })
  return { kinds: Uint8Array.from(passages, ({ kind }) => kinds.indexOf(kind)), keys }
}

/** The passages from one place up to another, or all. */
export function readPassages(
  packed: PackedPassages,
  start = 0,
  end = packed.kinds.length,
): PassageKey[] {
  const keys = packed.keys.subarray(start * keyBytes, end * keyBytes)
  return cutIntoBase64Url(keys, keyBytes).map((key, at) => {
    return { kind: kinds[packed.kinds[start + at] as number] ?? 'window', key }
  })
}
