import type { VNode } from 'preact'
import type { DeskField } from '../../server/contract/desk.ts'
import { useDesk } from './desk-context.ts'
import { idOf, type Path, placeOf, readAt } from './draft-path.ts'
import { isLack, sayProblem } from './problem-places.ts'

/** What a control says of itself to those who do not see what stands around it. */
export type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean
}

type FieldFrameProps = {
  field: Pick<DeskField, 'title' | 'help' | 'example' | 'need'>
  path: Path
  /** Holds long texts: in a row of fields it has more room. */
  isWide?: boolean
  /** Several controls under one name. */
  isGroup?: boolean
  /** Where the help stands, if not here: the rows of a table share it. */
  helpId?: string | undefined
  /** What was left out of the typed text, or not taken in. */
  note?: string | undefined
  children: (control: ControlProps) => VNode
}

/** A field with its name, what to write, an example, and what is wrong with what stands there. */
export function FieldFrame(props: FieldFrameProps): VNode {
  const { field, path, isWide, isGroup, helpId, note, children } = props
  const place = placeOf(path)
  const id = idOf(place)
  const problems = useDesk().problems.get(place) ?? []
  const isWrong = problems.some(({ severity }) => severity === 'error')
  const hasHelp = helpId === undefined && field.help !== ''
  const describing = [helpId ?? (hasHelp ? `${id}-help` : ''), `${id}-says`]
  const control = {
    id,
    'aria-describedby': describing.filter(Boolean).join(' '),
    'aria-invalid': isWrong && problems.some((problem) => !isLack(problem)),
  }
  const name = (
    <>
      {field.title}
      <Need need={field.need} path={path} />
    </>
  )
  const inside = (
    <>
      {hasHelp && (
        <p class="note" id={`${id}-help`}>
          {field.help}
          {field.example !== '' && <span class="desk-example">例　{field.example}</span>}
        </p>
      )}
      {children(control)}
      <FieldSays place={place} note={note} />
    </>
  )
  if (!isGroup) {
    return (
      <div class={isWide ? 'desk-field desk-wide' : 'desk-field'}>
        <label for={id}>{name}</label>
        {inside}
      </div>
    )
  }
  return (
    <fieldset
      class="desk-field"
      id={id}
      tabIndex={-1}
      aria-describedby={control['aria-describedby']}
    >
      <legend>{name}</legend>
      {inside}
    </fieldset>
  )
}

/** Whether the field is needed, and whether it is still empty. */
function Need({ need, path }: { need: DeskField['need']; path: Path }): VNode | null {
  const value = readAt(useDesk().draft, path)
  const isEmpty =
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  if (need === 'may') return null
  return (
    <span class={isEmpty && need === 'must' ? 'desk-need desk-need--open' : 'desk-need'}>
      {need === 'must' ? '必ず' : 'できるだけ'}
    </span>
  )
}

/** What is wrong with what stands at a place; that nothing stands there yet is said by its need. */
export function FieldSays({ place, note }: { place: string; note?: string | undefined }): VNode {
  const problems = useDesk().problems.get(place) ?? []
  const said = problems.filter((problem) => !isLack(problem))
  return (
    <div id={`${idOf(place)}-says`}>
      {note !== undefined && (
        <p class="desk-note" role="status">
          {note}
        </p>
      )}
      {said.map((problem) => (
        <p key={sayProblem(problem)} class={`desk-problem desk-problem--${problem.severity}`}>
          <b>{problem.severity === 'error' ? '誤り' : '注意'}</b>
          {sayProblem(problem)}
        </p>
      ))}
    </div>
  )
}
