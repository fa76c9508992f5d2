import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import { linesOf } from '../../server/kit/blocks.ts'
import type { Block, Line, Question } from '../../server/kit/kit.ts'
import { Editing } from './editing.ts'
import { KitTable } from './KitTable.tsx'
import { LineText } from './LineText.tsx'

/** One block of a sheet; what somebody has emptied is not printed. */
export function KitBlock({ block }: { block: Block }): VNode | null {
  const { isOn, textOf } = useContext(Editing)
  const lines = linesOf(block)
  const isEmptied =
    lines.some(({ text }) => text !== '') && lines.every((line) => textOf(line) === '')
  if (isEmptied && !isOn) return null
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
          <LineText line={block.line} {...(block.lead && { label: block.lead })} />
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
  const { isOn, textOf } = useContext(Editing)
  return (
    <ul class={className}>
      {lines
        .filter((line) => isOn || textOf(line) !== '')
        .map((line) => (
          <li key={line.key}>
            <LineText line={line} />
          </li>
        ))}
    </ul>
  )
}
