/**
 * All that the core asks of where it runs: this is the server's. The build of the portable library puts
 * browser-home.ts in its place and the texts into the script, so that the same core runs in a browser.
 */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The SHA-256 of a text. */
export function digestText(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}

/** Bytes as text in the alphabet of addresses (RFC 4648 section 5), without padding. */
export function toBase64Url({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('base64url')
}

/** The texts of pieces of so many bytes each: one by one they would take a buffer each. */
export function cutIntoBase64Url(
  { buffer, byteOffset, length }: Uint8Array,
  size: number,
): string[] {
  const bytes = Buffer.from(buffer, byteOffset, length)
  return Array.from({ length: length / size }, (_, at) =>
    bytes.toString('base64url', at * size, (at + 1) * size),
  )
}

/** A file of the program's own, read at once; always called as `readOwnText(new URL('…', import.meta.url))`. */
export function readOwnText(file: URL): string {
  return readFileSync(file, 'utf8')
}
