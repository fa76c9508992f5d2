import type { VNode } from 'preact'
import type { FactLine } from '../../server/contract/desk.ts'
import { useDesk } from './desk-context.ts'
import { idOf, type Path } from './draft-path.ts'
import { FieldSays } from './FieldFrame.tsx'
import { focusSoon } from './focus-soon.ts'
import { RemovedNotice, RowTools } from './RowTools.tsx'
import { listSourceNumbers } from './source-numbers.ts'
import { useTyped } from './use-typed.ts'

const path: Path = ['facts']

/** The facts: to which part each belongs, its sentence, and the sources that say so. */
export function FactRows(): VNode {
  const { draft, step, writing } = useDesk()
  const { facts } = draft
  const add = (): void => {
    const part = facts.at(-1)?.part ?? writing.factParts[0]?.id ?? ''
    step({ kind: 'add', path, value: { part, fact: '', sources: [] } })
    focusSoon(idOf(`facts.${facts.length}`))
  }
  return (
    <div class="desk-field" id={idOf('facts')} tabIndex={-1}>
      <FieldSays place="facts" />
      <ol class="desk-rows">
        {facts.map((fact, index) => (
          // Facts are what stands in them, and have no other identity.
          <FactRow key={index} fact={fact} at={index} />
        ))}
      </ol>
      <RemovedNotice path={path} />
      <button type="button" class="button button--line" onClick={add}>
        事実を足す
      </button>
    </div>
  )
}

function FactRow({ fact, at }: { fact: FactLine; at: number }): VNode {
  const { draft, step, writing } = useDesk()
  const { value, type, note } = useTyped(['facts', at, 'fact'], { isOneLine: true })
  const id = idOf(`facts.${at}`)
  const name = `事実${at + 1}`
  const numbers = new Set([...listSourceNumbers(draft), ...fact.sources])
  const isKnown = writing.factParts.some((part) => part.id === fact.part)
  const toggle = (source: number): void => {
    const sources = fact.sources.includes(source)
      ? fact.sources.filter((one) => one !== source)
      : [...fact.sources, source].sort((a, b) => a - b)
    step({ kind: 'set', path: ['facts', at, 'sources'], value: sources })
  }
  return (
    <li class="desk-row desk-fact">
      <div class="desk-row-head">
        <b>{name}</b>
        <select
          aria-label={`${name}の部`}
          value={fact.part}
          onChange={({ currentTarget }) =>
            step({ kind: 'set', path: ['facts', at, 'part'], value: currentTarget.value })
          }
        >
          {!isKnown && <option value={fact.part}>{fact.part}</option>}
          {writing.factParts.map((part) => (
            <option key={part.id} value={part.id}>
              {part.label}
            </option>
          ))}
        </select>
        <RowTools path={path} at={at} count={draft.facts.length} name={name} />
      </div>
      <textarea
        id={id}
        rows={2}
        aria-label={`${name}の文`}
        aria-describedby={`${id}-says`}
        value={value}
        onInput={type}
      />
      <fieldset class="desk-choices">
        <legend class="note">出典</legend>
        {[...numbers].map((source) => (
          <label key={source} class="desk-choice">
            <input
              type="checkbox"
              checked={fact.sources.includes(source)}
              onChange={() => toggle(source)}
            />
            <span class="num">[{source}]</span>
          </label>
        ))}
      </fieldset>
      <FieldSays place={`facts.${at}`} note={note} />
    </li>
  )
}
