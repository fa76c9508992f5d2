/** Words that two texts share letter by letter. */

/** Every piece of this length of a text, in order. */
export function cutPieces(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) =>
    text.slice(start, start + length),
  )
}

/** All pieces of one length of some texts. */
export type Pieces = {
  length: number
  /** Whether the piece with this sum that begins here in another text is one of them. */
  has: (text: string, start: number, sum: number) => boolean
}

/** Between the texts, so that no piece is of two; no text in normal form has it. */
const border = '\0'

/**
 * The pieces of texts in normal form, told apart by their sums and only then by their letters: as strings, the 3,000
 * pieces of a file of facts took a millisecond.
 */
export function collectPieces(texts: readonly string[], length: number): Pieces {
  const all = texts.join(border)
  const sums = sumPieces(all, length)
  const mask = 2 ** Math.ceil(Math.log2(2 * sums.length + 2)) - 1
  /** Where each piece begins, counted from 1, at the first free place behind its sum. */
  const starts = new Uint32Array(mask + 1)
  const find = (text: string, start: number, sum: number): number => {
    let at = spread(sum) & mask
    for (let known = starts[at]; known; known = starts[at]) {
      if (sums[known - 1] === sum && isSame(all, known - 1, text, start, length)) break
      at = (at + 1) & mask
    }
    return at
  }
  sums.forEach((sum, start) => {
    const at = find(all, start, sum)
    starts[at] ||= start + 1
  })
  return { length, has: (text, start, sum) => starts[find(text, start, sum)] !== 0 }
}

/** The factor of the sums, an odd number without a pattern. */
const factor = 0x01000193

/** A number for each piece of a text: each letter times a power of the factor, so that the next follows from the last. */
function sumPieces(text: string, length: number): Int32Array {
  const sums = new Int32Array(Math.max(0, text.length - length + 1))
  let power = 1
  for (let letter = 0; letter < length; letter++) power = Math.imul(power, factor)
  let sum = 0
  for (let end = 0; end < text.length; end++) {
    sum = (Math.imul(sum, factor) + text.charCodeAt(end)) | 0
    if (end >= length) sum = (sum - Math.imul(text.charCodeAt(end - length), power)) | 0
    if (end >= length - 1) sums[end - length + 1] = sum
  }
  return sums
}

/** The low bits of a sum are those of the last letters only. */
function spread(sum: number): number {
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 8
}

function isSame(one: string, at: number, other: string, start: number, length: number): boolean {
  for (let letter = 0; letter < length; letter++) {
    if (one.charCodeAt(at + letter) !== other.charCodeAt(start + letter)) return false
  }
  return true
}

/** The runs of a text every piece of which is among these, the longest from each beginning. */
export function findRuns(text: string, { length, has }: Pieces): { start: number; end: number }[] {
  const sums = sumPieces(text, length)
  const isAmong = (start: number) => has(text, start, sums[start] ?? 0)
  const runs: { start: number; end: number }[] = []
  for (let start = 0; start < sums.length; start++) {
    if (!isAmong(start)) continue
    let last = start
    while (last + 1 < sums.length && isAmong(last + 1)) last++
    runs.push({ start, end: last + length })
    // What begins later in the run ends with it.
    start = last
  }
  return runs
}
