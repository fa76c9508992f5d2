import type { VNode } from 'preact'
import type { Block, Sheet } from '../../server/kit/kit.ts'
import { KitBlock } from './KitBlock.tsx'

type Props = {
  sheet: Sheet
  label: string
  remark: string
  /** Stands at the foot of every page. */
  footer?: string | undefined
  isChosen?: boolean
}

/** One sheet as it comes out of the printer, under a line that says what it is. */
export function KitSheet({ sheet, label, remark, footer, isChosen }: Props): VNode {
  const { id, wide, pages } = sheet
  const names = ['kit-sheet', wide && 'kit-sheet--wide', isChosen && 'kit-sheet--chosen']
  return (
    <section
      class={names.filter(Boolean).join(' ')}
      id={`sheet-${id}`}
      aria-labelledby={`label-${id}`}
    >
      <div class="kit-label">
        <h2 id={`label-${id}`}>{label}</h2>
        <p>{remark}</p>
      </div>
      {pages.map((blocks, index) => (
        <KitPaper key={`${id}-${index}`} blocks={blocks} footer={footer} />
      ))}
    </section>
  )
}

function KitPaper({
  blocks,
  footer,
}: {
  blocks: readonly Block[]
  footer: string | undefined
}): VNode {
  return (
    <div class="kit-paper">
      {blocks.map((block, index) => (
        <KitBlock key={`${block.kind}-${index}`} block={block} />
      ))}
      {footer && <p class="kit-footer">{footer}</p>}
    </div>
  )
}
