import type { ComponentChildren, VNode } from 'preact'
import type { DeskField } from '../../server/contract/desk.ts'
import { useDesk } from './desk-context.ts'
import { idOf, listAt, type Path, placeOf } from './draft-path.ts'
import { FieldFrame, FieldSays } from './FieldFrame.tsx'
import { focusSoon } from './focus-soon.ts'
import type { FieldProps } from './PlainField.tsx'
import { RemovedNotice, RowTools } from './RowTools.tsx'

/** Draws a field of a row, whatever its kind. */
export type ShowField = (props: FieldProps) => VNode

type RowsFieldProps = FieldProps & {
  Input: ShowField
  /** What a further row begins with. */
  fresh?: () => Record<string, unknown>
  /** Fields that the row shows otherwise. */
  left?: readonly string[]
  /** The head of a row; its number where it is not given. */
  nameRow?: (index: number) => string
  showHead?: (index: number) => ComponentChildren
  children?: ComponentChildren
}

/** A table of objects: rows to add, to order and to take out, each with the same fields. */
export function RowsField(props: RowsFieldProps): VNode {
  const { field, path, fresh = () => ({}), left = [], showHead, children } = props
  const { draft, step } = useDesk()
  const rows = listAt(draft, path)
  const { fields, most = Number.POSITIVE_INFINITY } =
    field.input.kind === 'rows' ? field.input : { fields: [] }
  const shown = fields.filter(({ name }) => !left.includes(name))
  const nameRow = props.nameRow ?? ((index) => `${field.title}${index + 1}`)
  const add = (): void => {
    step({ kind: 'add', path, value: fresh() })
    const first = shown[0]?.name ?? ''
    focusSoon(idOf(placeOf([...path, rows.length, first])))
  }
  return (
    <FieldFrame field={field} path={path} isGroup>
      {({ id }) => (
        <>
          {rows.length > 0 && <ColumnHelp fields={shown} id={id} />}
          {children}
          <ol class="desk-rows">
            {rows.map((_, index) => (
              // Rows have no identity of their own: what stands in them is what they are.
              <li key={index} class="desk-row" id={`${id}.${index}`} tabIndex={-1}>
                <div class="desk-row-head">
                  <b>{nameRow(index)}</b>
                  {showHead?.(index)}
                  <RowTools path={path} at={index} count={rows.length} name={nameRow(index)} />
                </div>
                <RowFields Input={props.Input} fields={shown} path={[...path, index]} helpId={id} />
                <FieldSays place={placeOf([...path, index])} />
              </li>
            ))}
          </ol>
          <RemovedNotice path={path} />
          {rows.length < most && (
            <button type="button" class="button button--line" onClick={add}>
              {field.title}を足す
            </button>
          )}
        </>
      )}
    </FieldFrame>
  )
}

type RowFieldsProps = {
  Input: ShowField
  fields: readonly DeskField[]
  path: Path
  helpId: string
}

function RowFields({ Input, fields, path, helpId }: RowFieldsProps): VNode {
  return (
    <div class="desk-row-fields">
      {fields.map((field) => (
        <Input
          key={field.name}
          field={field}
          path={[...path, field.name]}
          helpId={`${helpId}-${field.name}-help`}
        />
      ))}
    </div>
  )
}

/** What to write in the fields of a row, once for all rows. */
function ColumnHelp({ fields, id }: { fields: readonly DeskField[]; id: string }): VNode {
  return (
    <details class="fold desk-help">
      <summary class="more">
        <span>書き方</span>
      </summary>
      <dl>
        {fields.map(({ name, title, help, example }) => (
          <div key={name}>
            <dt>{title}</dt>
            <dd id={`${id}-${name}-help`}>
              {help}
              {example !== '' && <span class="desk-example">例　{example}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
