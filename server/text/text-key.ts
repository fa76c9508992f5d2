/** The key of a text: a hash of 64 bits, which is fast where thousands are asked for in one search. */

export const keyNumbers = 2

/**
 * Writes the key and answers it. That any two of half a million texts have the same one happens once in 100 million
 * libraries; only whoever writes a case could do it on purpose, and would spoil its own highlights.
 */
export function writeTextKey(text: string, key: Uint32Array): Uint32Array {
  let one = 0x9e3779b9 ^ text.length
  let other = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0xcc9e2d51)
    one ^= one >>> 15
    other = Math.imul(other ^ unit, 0x1b873593)
    other ^= other >>> 13
  }
  key[0] = finish(one ^ Math.imul(other, 0x27d4eb2f))
  key[1] = finish(other ^ Math.imul(one, 0x165667b1))
  return key
}

/** Every bit of the number has a say in every bit of what comes out (the end of MurmurHash3). */
function finish(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
