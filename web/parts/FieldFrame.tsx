import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { problemId } from './FormOutcome.tsx'

/** What the element of a field takes over from its frame. */
export type FieldLinks = {
  id: string
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
}

type FieldFrameProps = {
  label: string
  /** What may be typed, said before it is typed. */
  hint?: string | undefined
  /** Whether the problem at the top of the page is about it. */
  isWrong?: boolean | undefined
  draw: (links: FieldLinks) => VNode
}

/** A field of a form with its label and its hint above it. */
export function FieldFrame({ label, hint, isWrong, draw }: FieldFrameProps): VNode {
  const id = useId()
  const describing = [hint === undefined ? '' : `${id}-hint`, isWrong ? problemId : '']
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {draw({
        id,
        'aria-invalid': isWrong,
        'aria-describedby': describing.filter(Boolean).join(' ') || undefined,
      })}
    </div>
  )
}
