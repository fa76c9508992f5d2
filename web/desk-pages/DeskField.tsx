import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { problemId } from '../members/FormOutcome.tsx'

type DeskFieldProps = {
  label: string
  name: string
  value: string
  /** What may be typed, said before it is typed. */
  hint?: string
  maxLength: number
  required?: boolean
  /** How many lines it shows; one is a line of its own. */
  rows?: number
  /** Whether the problem at the top of the page is about it. */
  isWrong?: boolean
}

/** A field of text in a form of the desk, with its label and its hint above it. */
export function DeskField({ label, hint, rows = 1, isWrong, ...field }: DeskFieldProps): VNode {
  const id = useId()
  const describing = [hint === undefined ? '' : `${id}-hint`, isWrong ? problemId : '']
  const shared = {
    ...field,
    id,
    autocomplete: 'off',
    'aria-invalid': isWrong,
    'aria-describedby': describing.filter(Boolean).join(' ') || undefined,
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {rows > 1 ? <textarea rows={rows} {...shared} /> : <input type="text" {...shared} />}
    </div>
  )
}
