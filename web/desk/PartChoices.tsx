import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Notice } from '../parts/Notice.tsx'
import type { DraftPart, Side } from './compare-drafts.ts'
import { findDifferences } from './line-differences.ts'

type Choices = Readonly<Record<string, Side | undefined>>

type PartChoicesProps = {
  parts: readonly DraftPart[]
  /** What the two sides are called: 自分, 相手. */
  names: Record<Side, string>
  done: string
  onDone: (choices: Choices) => void
  onCancel: () => void
}

/** Two versions beside each other, to be chosen from part by part; only one side has changed most of them. */
export function PartChoices({ parts, names, done, onDone, onCancel }: PartChoicesProps): VNode {
  const [choices, setChoices] = useState<Choices>(() =>
    Object.fromEntries(parts.map(({ key, changedBy }) => [key, changedBy])),
  )
  const open = parts.filter(({ key }) => choices[key] === undefined)
  const [isRefused, setRefused] = useState(false)
  const end = (): void => {
    setRefused(open.length > 0)
    if (open.length === 0) onDone(choices)
    else document.getElementById(`choice-${open[0]?.key}`)?.focus()
  }
  return (
    <>
      <ol class="desk-parts">
        {parts.map((part) => (
          <li key={part.key}>
            <fieldset id={`choice-${part.key}`} tabIndex={-1}>
              <legend>
                {part.title}
                <span class="desk-need">{describeChange(part, names)}</span>
              </legend>
              <Difference part={part} names={names} />
              <div class="desk-choices">
                {(['own', 'theirs'] as const).map((side) => (
                  <label key={side} class="desk-choice">
                    <input
                      type="radio"
                      name={`choice-${part.key}`}
                      checked={choices[part.key] === side}
                      onChange={() => setChoices({ ...choices, [part.key]: side })}
                    />
                    <span>{names[side]}にする</span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {isRefused && open.length > 0 && (
        <Notice word="誤り" error>
          まだ選んでいない所がある: {open.map(({ title }) => title).join('、')}
        </Notice>
      )}
      <p class="list-buttons">
        <button type="button" class="button" onClick={end}>
          {done}
        </button>
        <button type="button" class="button button--line" onClick={onCancel}>
          やめて、書くのに戻る
        </button>
      </p>
    </>
  )
}

function describeChange({ changedBy }: DraftPart, names: Record<Side, string>): string {
  return changedBy === undefined ? 'どちらにするか選ぶ' : `変えたのは${names[changedBy]}`
}

/** Line by line what one side has and the other has not. */
function Difference({ part, names }: { part: DraftPart; names: Record<Side, string> }): VNode {
  const words = { same: '同じ', removed: names.own, added: names.theirs }
  return (
    <ul class="desk-difference">
      {findDifferences(part.own, part.theirs).map(({ kind, text }, index) => (
        // The same line may stand there several times.
        <li key={index} class={`desk-line desk-line--${kind}`}>
          <span class="desk-line-side">{words[kind]}</span>
          <span>{text === '' ? '（空の行）' : text}</span>
        </li>
      ))}
    </ul>
  )
}
