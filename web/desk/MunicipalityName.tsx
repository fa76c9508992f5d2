import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { nameBody, type OwnBody } from '../own-body/own-body.ts'
import { useBodies } from '../own-body/use-bodies.ts'
import { useDesk } from './desk-context.ts'
import { readAt } from './draft-path.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { focusSoon } from './focus-soon.ts'
import type { FieldProps } from './PlainField.tsx'
import { useTyped } from './use-typed.ts'

/** The name of a municipality; choosing one that is offered fills in its prefecture and its code. */
export function MunicipalityName({ field, path, helpId }: FieldProps): VNode {
  const { draft, step } = useDesk()
  const { value, type, note } = useTyped(path, { isOneLine: true })
  const [isTyping, setTyping] = useState(false)
  const row = path.slice(0, -1)
  const known = readAt(draft, row)
  const offered = (useBodies(isTyping ? value : '') ?? []).filter((body) => !isTaken(body, known))
  const choose = ({ name, prefecture, code }: OwnBody, id: string): void => {
    step({ kind: 'set', path: row, value: { name, prefecture, ...(code && { code }) } })
    setTyping(false)
    focusSoon(id)
  }
  return (
    <FieldFrame field={field} path={path} helpId={helpId} note={note}>
      {(control) => (
        <>
          <input
            {...control}
            type="text"
            autocomplete="off"
            value={value}
            onInput={(event) => {
              setTyping(true)
              type(event)
            }}
          />
          <div aria-live="polite">
            {offered.length > 0 && (
              <ul class="own-offered" aria-label="自治体の候補">
                {offered.map((body) => (
                  <li key={nameBody(body)}>
                    <button
                      type="button"
                      class="text-button"
                      onClick={() => choose(body, control.id)}
                    >
                      {nameBody(body)}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </>
      )}
    </FieldFrame>
  )
}

/** Whether the row says that body already. */
function isTaken({ name, prefecture, code }: OwnBody, known: unknown): boolean {
  const told: Partial<OwnBody> = typeof known === 'object' && known !== null ? known : {}
  return told.name === name && told.prefecture === prefecture && told.code === code
}
