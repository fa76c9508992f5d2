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

/** つまずきとその後 breaks after its と where room is narrow; no program would find that place. */
export function breakLabel(label: string): VNode | string {
  const [head = '', tail] = label.split(/(?<=^つまずきと)/)
  if (tail === undefined) return label
  return (
    <>
      {head}
      <wbr />
      {tail}
    </>
  )
}
