import type { VNode } from 'preact'
import { useDesk } from './desk-context.ts'
import { listAt, readAt } from './draft-path.ts'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldProps } from './PlainField.tsx'

/** More words than these are easier found in a list that opens. */
const mostRadios = 8

/** One word out of a vocabulary. */
export function ChoiceField(props: FieldProps): VNode {
  const { field, helpId } = props
  const choices = 'choices' in field.input ? field.input.choices : []
  const isInRow = helpId !== undefined
  return isInRow || choices.length > mostRadios ? (
    <SelectField {...props} />
  ) : (
    <RadioField {...props} />
  )
}

function SelectField({ field, path, helpId }: FieldProps): VNode {
  const { draft, step } = useDesk()
  const value = readAt(draft, path)
  const choices = 'choices' in field.input ? field.input.choices : []
  const isKnown = value === undefined || choices.some((choice) => choice.value === value)
  return (
    <FieldFrame field={field} path={path} helpId={helpId}>
      {(control) => (
        <select
          {...control}
          value={value === undefined ? '' : String(value)}
          onChange={({ currentTarget }) =>
            step({ kind: 'set', path, value: currentTarget.value || undefined })
          }
        >
          <option value="">選ぶ</option>
          {!isKnown && <option value={String(value)}>{String(value)}（表にない言葉）</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

function RadioField({ field, path }: FieldProps): VNode {
  const { draft, step } = useDesk()
  const value = readAt(draft, path)
  const choices = 'choices' in field.input ? field.input.choices : []
  return (
    <FieldFrame field={field} path={path} isGroup>
      {({ id }) => (
        <div class="desk-choices">
          {choices.map((choice) => (
            <label key={choice.value} class="desk-choice">
              <input
                type="radio"
                name={id}
                value={choice.value}
                checked={choice.value === value}
                onChange={() => step({ kind: 'set', path, value: choice.value })}
              />
              <span>{choice.label}</span>
            </label>
          ))}
          {field.need !== 'must' && value !== undefined && (
            <button
              type="button"
              class="text-button"
              onClick={() => step({ kind: 'set', path, value: undefined })}
            >
              選ばない
            </button>
          )}
        </div>
      )}
    </FieldFrame>
  )
}

/** Several words out of a vocabulary, in the order in which they are chosen. */
export function ChoicesField({ field, path }: FieldProps): VNode {
  const { draft, step } = useDesk()
  const chosen = listAt(draft, path)
  const { choices, most = Number.POSITIVE_INFINITY } =
    field.input.kind === 'choices' ? field.input : { choices: [] }
  const toggle = (word: string): void => {
    const next = chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word]
    step({ kind: 'set', path, value: next.length > 0 ? next : undefined })
  }
  return (
    <FieldFrame field={field} path={path} isGroup>
      {() => (
        <div class="desk-choices">
          {choices.map(({ value, label }) => (
            <label key={value} class="desk-choice">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                disabled={!chosen.includes(value) && chosen.length >= most}
                onChange={() => toggle(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      )}
    </FieldFrame>
  )
}
