/** The word that someone probably meant. */

/** The candidate closest to the word by edit distance, or undefined when none is close. */
export function findNearest(word: string, candidates: readonly string[]): string | undefined {
  const letters = [...word.slice(0, maxWord)]
  let best: { candidate: string; distance: number } | undefined
  for (const candidate of candidates) {
    const other = [...candidate]
    const distance = countEdits(letters, other)
    const limit = Math.ceil(Math.max(letters.length, other.length) / 2)
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { candidate, distance }
  }
  return best?.candidate
}

/** Longer than any word of a vocabulary, short enough that a hostile value costs nothing. */
const maxWord = 64

/** Levenshtein distance over code points, two rows at a time. */
export function countEdits(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of a.entries()) {
    const next = [i + 1]
    for (const [j, right] of b.entries()) {
      const replace = (row[j] ?? 0) + Number(left !== right)
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
