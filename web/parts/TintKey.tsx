import type { VNode } from 'preact'

/** How to read the tints and shelves of the large table, and whose the names are. */
export function TintKey(): VNode {
  return (
    <div class="grid-key note">
      <span class="swatch">
        <i aria-hidden="true">
          <span />
          <span class="t1" />
          <span class="t2" />
          <span class="t3" />
          <span class="t4" />
        </i>
        地が濃いほど事例が多い
      </span>
      <span class="key-shelf">棚の濃い背は主な場面の事例、薄い背はあわせて付く事例</span>
      <span>場面の名と番号は編集部の仮のもので、研究会の公式の名ではない。</span>
    </div>
  )
}
