import type { VNode } from 'preact'

/** In place of a list: nobody has asked for too much, there is nothing yet. */
export function EmptyLibrary(): VNode {
  return (
    <div class="section empty mt-5" id="hits">
      <h1 tabIndex={-1}>収めた事例はまだない</h1>
      <p class="phrase">事例が一つでも入ると、ここで探せるようになる。</p>
    </div>
  )
}
