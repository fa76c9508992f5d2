import type { VNode } from 'preact'

/** As much as is read at one look. */
const shownAtOnce = 10

/** A list of which the first rows are seen at once and the others folded away; each row has its key. */
export function FoldedList({ rows }: { rows: readonly VNode[] }): VNode {
  const rest = rows.slice(shownAtOnce)
  return (
    <>
      <ul class="desk-rows">{rows.slice(0, shownAtOnce)}</ul>
      {rest.length > 0 && (
        <details class="fold">
          <summary class="more">
            <span>ほか{rest.length}件</span>
          </summary>
          <ul class="desk-rows">{rest}</ul>
        </details>
      )}
    </>
  )
}
