import type { ComponentChildren, VNode } from 'preact'

type Props = { id: string; title: string; children: ComponentChildren }

/** The heading of a large section with a line about it. */
export function SectionHead({ id, title, children }: Props): VNode {
  return (
    <div class="section-head">
      <h2 id={id}>{title}</h2>
      <p class="phrase">{children}</p>
    </div>
  )
}
