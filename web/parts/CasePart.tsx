import type { ComponentChildren, VNode } from 'preact'

type Props = { id: string; title: ComponentChildren; children: ComponentChildren }

/** One part of a case: its heading in the margin, its content beside it. */
export function CasePart({ id, title, children }: Props): VNode {
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
