import type { VNode } from 'preact'
import type { Segment } from '../../server/contract.ts'

/** A passage with its matching words marked and its sentences close in meaning underlined. */
export function Excerpt({ segments }: { segments: readonly Segment[] }): VNode {
  return <>{segments.map((segment, index) => markSegment(segment, index))}</>
}

function markSegment({ text, hit, near }: Segment, key: number): VNode | string {
  const words = hit ? <mark key={key}>{text}</mark> : text
  if (!near) return words
  return (
    <span key={key} class="near">
      {words}
    </span>
  )
}
