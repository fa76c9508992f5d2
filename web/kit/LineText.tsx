import type { VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { Line } from '../../server/kit/kit.ts'
import { Editing } from './editing.ts'

/** One or more marks of sources in a row: 〔A2〕〔A4〕. */
const marks = /((?:〔[A-D]?[0-9]{1,3}〕)+)/

/** Keeps a mark on the line of the word it belongs to. */
const wordJoiner = '\u2060'

const shownInName = 12
const charactersPerRow = 40

/** A line as it is printed; while the kit is being edited, on the screen also a field for it. */
export function LineText({ line, label }: { line: Line; label?: string }): VNode {
  const { isOn, textOf, change } = useContext(Editing)
  const text = textOf(line)
  if (!isOn) return <Marked text={text} />
  const name = label ?? ([...line.text].slice(0, shownInName).join('') || '空の行')
  return (
    <>
      <span class="kit-shown">
        <Marked text={text} />
      </span>
      <textarea
        class="kit-field"
        aria-label={`直す: ${name}`}
        rows={Math.max(1, Math.ceil(text.length / charactersPerRow))}
        value={text}
        onInput={(event) => change(line, event.currentTarget.value)}
      />
    </>
  )
}

/** Marks stand smaller than the words they belong to. */
function Marked({ text }: { text: string }): VNode {
  const pieces = text.split(marks)
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 0 ? (
          piece
        ) : (
          // Pieces have no identity of their own: they are cut anew whenever the line changes.
          <span key={`${index}-${piece}`} class="kit-mark">
            {wordJoiner}
            {piece}
          </span>
        ),
      )}
    </>
  )
}
