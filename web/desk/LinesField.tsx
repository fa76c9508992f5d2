import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useDesk } from './desk-context.ts'
import { readAt } from './draft-path.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { linesOf, readLines, toNames } from './list-lines.ts'
import type { FieldProps } from './PlainField.tsx'
import { cleanedNote, cleanTyped, mostCharacters, refuseLength } from './typed-text.ts'

/** A list, a line for each of its items. */
export function LinesField({ field, path, helpId }: FieldProps): VNode {
  const { draft, step } = useDesk()
  const lines = linesOf(readAt(draft, path))
  const [typed, setTyped] = useState(lines.join('\n'))
  const [note, setNote] = useState<string>()
  // Empty lines and spaces stay while somebody types; what comes from elsewhere takes their place.
  const shown = readLines(typed).join('\n') === lines.join('\n') ? typed : lines.join('\n')

  const type = ({ currentTarget }: { currentTarget: HTMLTextAreaElement }): void => {
    const refusal = refuseLength(currentTarget.value, mostCharacters.field)
    if (refusal !== undefined) {
      currentTarget.value = shown
      setNote(refusal)
      return
    }
    const text = cleanTyped(currentTarget.value, false)
    setNote(text === currentTarget.value ? undefined : cleanedNote)
    setTyped(text)
    const next = readLines(text)
    if (next.join('\n') === lines.join('\n')) return
    step({ kind: 'set', path, value: toValue(next, path) })
  }
  const most = 'most' in field.input ? field.input.most : undefined
  return (
    <FieldFrame field={field} path={path} helpId={helpId} note={note}>
      {(control) => (
        <>
          <textarea
            {...control}
            rows={Math.max(2, shown.split('\n').length)}
            value={shown}
            onInput={type}
          />
          <p class="note num">
            一行に一つ。いま{lines.length}
            {most !== undefined && `（${most}まで）`}
          </p>
        </>
      )}
    </FieldFrame>
  )
}

function toValue(lines: readonly string[], path: FieldProps['path']): unknown {
  if (path.at(-1) === 'author') return toNames(lines)
  return lines.length === 0 && path[0] === 'fields' ? undefined : lines
}
