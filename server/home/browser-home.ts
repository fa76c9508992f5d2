/** What the core asks of where it runs, in a browser; only the build of the portable library puts it in home.ts's place. */

import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** The SHA-256 of a text. */
export function digestText(text: string): Uint8Array {
  return sha256(utf8ToBytes(text))
}

/** Bytes as text in the alphabet of addresses (RFC 4648 section 5), without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '')
}

/** The texts of pieces of so many bytes each. */
export function cutIntoBase64Url(bytes: Uint8Array, size: number): string[] {
  return Array.from({ length: bytes.length / size }, (_, at) =>
    toBase64Url(bytes.subarray(at * size, (at + 1) * size)),
  )
}

/** The build writes the text in the place of each call. */
export function readOwnText(file: URL): never {
  throw new Error(`${file.href} is not in the script`)
}
