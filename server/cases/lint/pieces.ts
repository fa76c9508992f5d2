/** Words that two texts share letter by letter. */

/** Every piece of this length of a text, in order. */
export function cutPieces(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) =>
    text.slice(start, start + length),
  )
}

/** The runs of a text of which every piece of this length is among these, the longest from each beginning. */
export function findRuns(
  text: string,
  pieces: ReadonlySet<string>,
  length: number,
): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = []
  for (let start = 0; start + length <= text.length; start++) {
    if (!pieces.has(text.slice(start, start + length))) continue
    let end = start + length
    while (end < text.length && pieces.has(text.slice(end + 1 - length, end + 1))) end++
    runs.push({ start, end })
    // What begins later in the run ends with it.
    start = end - length
  }
  return runs
}
