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
  /** The texts in normal form, and between them what none has, so that no piece is of two. */
  all: string
  /** Of the piece that begins at each letter. */
  sums: Int32Array
  /** Where each piece begins, counted from 1, at the first free place behind its sum; as many as a power of two. */
  starts: Int32Array
}

const border = '\0'

/**
 * The pieces of texts in normal form, told apart by their sums and only then by their letters: as strings, the 3,000
 * pieces of a file of facts took a millisecond.
 */
export function collectPieces(texts: readonly string[], length: number): Pieces {
  const all = texts.join(border)
  const sums = sumPieces(all, length)
  const places = 2 ** Math.ceil(Math.log2(2 * sums.length + 2))
  const pieces = { length, all, sums, starts: new Int32Array(places) }
  for (let start = 0; start < sums.length; start++) {
    const place = findPlace(pieces, all, start, sums[start] ?? 0)
    pieces.starts[place] ||= start + 1
  }
  return pieces
}

/** The place of the piece with this sum that begins here in a text; no start is there where it is none of them. */
function findPlace(pieces: Pieces, text: string, start: number, sum: number): number {
  const { length, all, sums, starts } = pieces
  const mask = starts.length - 1
  let at = spread(sum) & mask
  for (let known = starts[at]; known; known = starts[at]) {
    if (sums[known - 1] === sum && isSame(all, known - 1, text, start, length)) break
    at = (at + 1) & mask
  }
  return at
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
export function findRuns(text: string, pieces: Pieces): { start: number; end: number }[] {
  const sums = sumPieces(text, pieces.length)
  const runs: { start: number; end: number }[] = []
  /** Where the piece before ends in the texts of the pieces; none where it is not among them. */
  let known = none
  for (let start = 0; start < sums.length; start++) {
    const end = start + pieces.length
    const isFirst = known === none
    // Most of a run stands in one place of one text: of each further piece only the last letter is new.
    const goesOn = !isFirst && pieces.all.charCodeAt(known) === text.charCodeAt(end - 1)
    known = goesOn ? known + 1 : findEnd(pieces, text, start, sums[start] ?? 0)
    if (known === none) continue
    const last = runs.at(-1)
    if (last && !isFirst) last.end = end
    else runs.push({ start, end })
  }
  return runs
}

const none = -1

/** Where the texts have the piece with this sum that begins here in another: the place behind it. */
function findEnd(pieces: Pieces, text: string, start: number, sum: number): number {
  const known = pieces.starts[findPlace(pieces, text, start, sum)]
  return known ? known - 1 + pieces.length : none
}
