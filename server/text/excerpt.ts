/** Text and the places found in it, to segments for the screen: text, never HTML. */

export type Span = { start: number; end: number }

export type TextSegment = { text: string; hit: boolean; near?: boolean }

/** Cuts a text at the borders of the found spans; overlapping and touching spans become one. */
export function cutSegments(text: string, spans: readonly Span[], near: boolean): TextSegment[] {
  const segments: TextSegment[] = []
  const push = (piece: string, hit: boolean) => {
    if (piece) segments.push({ text: piece, hit, ...(near && { near }) })
  }
  let at = 0
  for (const { start, end } of mergeSpans(spans)) {
    push(text.slice(at, start), false)
    push(text.slice(start, end), true)
    at = end
  }
  push(text.slice(at), false)
  return segments
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ ...span })
  }
  return merged
}
