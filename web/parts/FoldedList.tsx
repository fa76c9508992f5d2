import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'

const shownAtOnce = 4

type Props = {
  rows: readonly { row: VNode; isChosen: boolean }[]
  /** Said below the last row. */
  end?: ComponentChildren
}

/** Four rows at once, the others behind 「ほか…を見る」, which needs no script. */
export function FoldedList({ rows, end }: Props): VNode {
  const rest = rows.slice(shownAtOnce)
  // Decided once: the list must not fold under the hand of a reader who takes a choice away.
  const [startsOpen] = useState(rest.some(({ isChosen }) => isChosen))
  return (
    <>
      {rows.slice(0, shownAtOnce).map(({ row }) => row)}
      {rest.length > 0 && (
        <details class="fold" open={startsOpen}>
          <summary class="more">
            <span class="when-folded">ほか{countThings(rest.length)}を見る</span>
            <span class="when-open">たたむ</span>
          </summary>
          {rest.map(({ row }) => row)}
          {end}
        </details>
      )}
    </>
  )
}

/** Japanese counts things with つ up to nine only. */
function countThings(count: number): string {
  return count < 10 ? `${count}つ` : `${count}`
}
