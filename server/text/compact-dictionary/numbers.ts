/** Numbers of 16 bits as bytes: all high bytes, then all low ones, of which gzip mostly makes less than of pairs of both. */

/** Numbers from 0 to 65535 as bytes. */
export function packNumbers(numbers: ArrayLike<number>): Uint8Array {
  const { length } = numbers
  const bytes = new Uint8Array(2 * length)
  for (let at = 0; at < length; at++) {
    const number = numbers[at] ?? 0
    bytes[at] = number >> 8
    bytes[length + at] = number
  }
  return bytes
}

/** The numbers again. */
export function openNumbers(bytes: Uint8Array): Uint16Array {
  const length = bytes.length / 2
  const numbers = new Uint16Array(length)
  for (let at = 0; at < length; at++) {
    numbers[at] = ((bytes[at] ?? 0) << 8) | (bytes[length + at] ?? 0)
  }
  return numbers
}

/** Numbers from -32768 to 32767 as bytes, by their distance from 0: small ones of either sign have no high byte. */
export function packSigned(numbers: Int16Array): Uint8Array {
  return packNumbers(Uint16Array.from(numbers, (number) => (number << 1) ^ (number >> 15)))
}

/** The signed numbers again. */
export function openSigned(bytes: Uint8Array): Int16Array {
  const folded = openNumbers(bytes)
  const numbers = new Int16Array(folded.length)
  for (let at = 0; at < folded.length; at++) {
    const number = folded[at] ?? 0
    numbers[at] = (number >> 1) ^ -(number & 1)
  }
  return numbers
}
