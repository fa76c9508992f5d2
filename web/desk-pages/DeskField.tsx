import type { VNode } from 'preact'
import { FieldFrame } from '../parts/FieldFrame.tsx'

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
  return (
    <FieldFrame
      label={label}
      hint={hint}
      isWrong={isWrong}
      draw={(links) => {
        const shared = { ...field, ...links, autocomplete: 'off' }
        return rows > 1 ? <textarea rows={rows} {...shared} /> : <input type="text" {...shared} />
      }}
    />
  )
}
