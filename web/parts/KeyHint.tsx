import type { VNode } from 'preact'

/** The keys of the list, said where there is likely to be a keyboard. */
export function KeyHint(): VNode {
  return (
    <p class="keys note with-script">
      <span>
        <kbd>/</kbd> 探す欄へ
      </span>
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd> 事例を移る
      </span>
      <span>
        <kbd>Enter</kbd> 開く
      </span>
    </p>
  )
}
