import type { VNode } from 'preact'
import type { Block, Line, Question, Sheet } from '../../../server/contract/kit.ts'
import { KitTable, LineText } from './KitTable.tsx'

type KitSheetProps = {
  sheet: Sheet
  label: string
  remark: string
  /** Stands at the foot of every page. */
  footer?: string | undefined
  isChosen?: boolean
}

/** One sheet as it comes out of the printer, under a line that says what it is. */
export function KitSheet({ sheet, label, remark, footer, isChosen }: KitSheetProps): VNode {
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

function KitBlock({ block }: { block: Block }): VNode {
  switch (block.kind) {
    case 'heading': {
      const Level = block.level === 1 ? 'h3' : 'h4'
      return (
        <Level class={`kit-heading kit-heading--${block.level}`}>
          <span>
            <LineText line={block.line} />
          </span>
          {block.aside && <span class="kit-aside">{block.aside}</span>}
        </Level>
      )
    }
    case 'prose':
      return (
        <p class={block.look ? `kit-prose kit-prose--${block.look}` : 'kit-prose'}>
          {block.lead && <b>{block.lead}</b>}
          <LineText line={block.line} label={block.lead} />
        </p>
      )
    case 'question':
      return <KitQuestion question={block} />
    case 'table':
      return <KitTable table={block} />
    case 'room':
      return <div class={`kit-room kit-room--${block.lines}`} />
  }
}

function KitQuestion({ question }: { question: Question }): VNode {
  const { number, line, choices, voices } = question
  return (
    <div class="kit-question">
      <span class="kit-number num">{number}</span>
      <div>
        <p>
          <LineText line={line} label={`問い${number}`} />
        </p>
        {choices.length > 0 && <Lines lines={choices} className="kit-choices" />}
        {voices.length > 0 && <Lines lines={voices} className="kit-voices" />}
      </div>
    </div>
  )
}

function Lines({ lines, className }: { lines: readonly Line[]; className: string }): VNode {
  return (
    <ul class={className}>
      {lines.map((line) => (
        <li key={line.key}>
          <LineText line={line} />
        </li>
      ))}
    </ul>
  )
}
