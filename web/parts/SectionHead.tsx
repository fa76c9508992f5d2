import type { ComponentChildren, VNode } from 'preact'

type SectionHeadProps = { id: string; title: string; children: ComponentChildren }

/** The heading of a large section with a line about it. */
export function SectionHead({ id, title, children }: SectionHeadProps): VNode {
  return (
    <div class="section-head">
      <h2 id={id}>{title}</h2>
      <p class="phrase">{children}</p>
    </div>
  )
}

/** The name of a section of a case: つまずきとその後 breaks after its と, a place that no program would find. */
export function SectionLabel({ label }: { label: string }): VNode {
  const [head, tail] = label.split(/(?<=^つまずきと)/)
  return (
    <>
      {head}
      {tail !== undefined && (
        <>
          <wbr />
          {tail}
        </>
      )}
    </>
  )
}
