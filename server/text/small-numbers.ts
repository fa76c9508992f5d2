/** Whole numbers as bytes, seven bits each, the lowest first: most of ours are small, and take one byte in the place of four. */

/** The most bytes that a number below 2³² takes. */
export const mostNumberBytes = 5

const highest = 128

/** Writes a number, and answers where the next one goes. */
export function writeNumber(bytes: Uint8Array, at: number, number: number): number {
  let rest = number
  let next = at
  for (; rest >= highest; rest >>>= 7) bytes[next++] = (rest & 127) | highest
  bytes[next++] = rest
  return next
}

/** Where numbers are being read. */
export type NumberPlace = { bytes: Uint8Array; at: number }

/** Reads the number at the place, which moves on behind it. */
export function readNumber(place: NumberPlace): number {
  const { bytes } = place
  let byte = bytes[place.at++] as number
  if (byte < highest) return byte
  let number = byte & 127
  for (let bits = 7; byte >= highest; bits += 7) {
    byte = bytes[place.at++] as number
    number |= (byte & 127) << bits
  }
  return number >>> 0
}
