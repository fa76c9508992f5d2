/**
 * The bytes of the keys of vectors. Of 10,000 cases 330,000 keys are looked up at a start, each in two files: with a Buffer
 * made for each that took a tenth longer.
 */

/** What a key takes as bytes. */
export const keyBytes = 16

const keyLength = 22
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const noSign = 255
const signBits = 6
const byteBits = 8

/** By the code of a character, its place among the signs. */
const values = new Uint8Array(128).fill(noSign)
for (let value = 0; value < signs.length; value++) values[signs.charCodeAt(value)] = value

/** Writes a key, which is base64url, as bytes; answers whether it is one. */
export function writeKeyBytes(key: string, into: Uint8Array, start = 0): boolean {
  if (key.length !== keyLength) return false
  let next = start
  let bits = 0
  let held = 0
  for (let at = 0; at < keyLength; at++) {
    const value = values[key.charCodeAt(at)] ?? noSign
    if (value === noSign) return false
    held = (held << signBits) | value
    bits += signBits
    if (bits < byteBits) continue
    bits -= byteBits
    into[next++] = held >> bits
  }
  return true
}
