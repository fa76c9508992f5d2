import type { VNode } from 'preact'
import type { DeskField } from '../../server/contract/desk.ts'
import { useDesk } from './desk-context.ts'
import type { Path } from './draft-path.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { listSentences } from './list-sentences.ts'
import { readNumber, useTyped } from './use-typed.ts'

/** In characters, as the schema limits them. */
const longText = 200

/** What every field of the form is given. */
export type FieldProps = {
  field: DeskField
  path: Path
  helpId?: string | undefined
}

/** A line, a year, a number or a day. */
export function LineField({ field, path, helpId }: FieldProps): VNode {
  const { kind } = field.input
  const isNumber = kind === 'year' || kind === 'number'
  const { value, type, note } = useTyped(path, {
    isOneLine: true,
    ...(isNumber && { read: readNumber }),
  })
  return (
    <FieldFrame field={field} path={path} isWide={isLong(field)} helpId={helpId} note={note}>
      {(control) =>
        kind === 'day' ? (
          <input {...control} class="desk-short" type="date" value={value} onInput={type} />
        ) : (
          <input
            {...control}
            class={isNumber ? 'desk-short' : ''}
            type="text"
            inputMode={isNumber ? 'numeric' : 'text'}
            autocomplete="off"
            value={value}
            onInput={type}
          />
        )
      }
    </FieldFrame>
  )
}

/** Whether more is written here than a name. */
function isLong({ input }: DeskField): boolean {
  return 'longest' in input && (input.longest ?? 0) >= longText
}

/** A text of several lines. */
export function TextField({ field, path, helpId }: FieldProps): VNode {
  const { value, type, note } = useTyped(path, { isOneLine: false })
  return (
    <FieldFrame field={field} path={path} helpId={helpId} note={note}>
      {(control) => <textarea {...control} rows={3} value={value} onInput={type} />}
    </FieldFrame>
  )
}

const shownOfSentence = 40

/** A sentence of the body in its own words: typed, or chosen among those that stand there. */
export function SentenceField({ field, path, helpId }: FieldProps): VNode {
  const { draft, step } = useDesk()
  const { value, type, note } = useTyped(path, { isOneLine: true })
  const sentences = listSentences(draft)
  return (
    <FieldFrame field={field} path={path} isWide helpId={helpId} note={note}>
      {(control) => (
        <>
          <textarea {...control} rows={2} value={value} onInput={type} />
          {sentences.length > 0 && (
            <select
              class="desk-pick"
              aria-label={`${field.title}を本文から選ぶ`}
              value=""
              onChange={({ currentTarget }) => {
                step({ kind: 'set', path, value: currentTarget.value })
                currentTarget.value = ''
              }}
            >
              <option value="">本文から選ぶ</option>
              {sentences.map((sentence) => (
                <option key={sentence} value={sentence}>
                  {sentence.length > shownOfSentence
                    ? `${sentence.slice(0, shownOfSentence)}…`
                    : sentence}
                </option>
              ))}
            </select>
          )}
        </>
      )}
    </FieldFrame>
  )
}
