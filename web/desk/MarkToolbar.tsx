import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useDesk } from './desk-context.ts'
import { insertText } from './insert-text.ts'
import { listSourceNumbers } from './source-numbers.ts'
import {
  insertBold,
  insertLink,
  insertMark,
  type Selection,
  type TextEdit,
  toggleList,
} from './text-edits.ts'

type Tool = { label: string; name: string; edit: (text: string, at: Selection) => TextEdit }

const wordTools: readonly Tool[] = [
  { label: '太字', name: '太字にする', edit: insertBold },
  { label: 'リンク', name: 'リンクにする', edit: insertLink },
  { label: '箇条書き', name: '箇条書きにする', edit: toggleList },
]

type MarkToolbarProps = { label: string; find: () => HTMLTextAreaElement | null }

/** The buttons above a section. One stop of the tab key; the arrows go from button to button. */
export function MarkToolbar({ label, find }: MarkToolbarProps): VNode {
  const [active, setActive] = useState(0)
  const marks = listSourceNumbers(useDesk().draft).map(
    (id): Tool => ({
      label: `[${id}]`,
      name: `出典${id}の印を付ける`,
      edit: (text, at) => insertMark(text, at, id),
    }),
  )
  const tools = [...marks, ...wordTools]
  const press = ({ edit }: Tool): void => {
    const field = find()
    if (!field) return
    const at = { from: field.selectionStart, to: field.selectionEnd }
    insertText(field, edit(field.value, at))
  }
  const go = (event: KeyboardEvent, index: number): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return
    event.preventDefault()
    const to = (index + step + tools.length) % tools.length
    setActive(to)
    const button = event.currentTarget.parentElement?.children[to]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <div class="desk-toolbar" role="toolbar" aria-label={`${label}の道具`}>
      {tools.map((tool, index) => (
        <button
          key={tool.name}
          type="button"
          class="desk-tool"
          aria-label={tool.name}
          tabIndex={index === Math.min(active, tools.length - 1) ? 0 : -1}
          onFocus={() => setActive(index)}
          onKeyDown={(event) => go(event, index)}
          onClick={() => press(tool)}
        >
          {tool.label}
        </button>
      ))}
    </div>
  )
}
