import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract.ts'
import { isDecade, type SearchState, searchHref, toggleDecade } from '../url.ts'
import { FoldedList } from './FoldedList.tsx'

const bounds = { min: 1900, max: 2100 }

type Props = { state: SearchState; decades: readonly FacetValue[] }

/** The years as a condition: decades as links, newest first, and any other span by its ends. */
export function PeriodFacet({ state, decades }: Props): VNode {
  const offered = decades.filter(({ count, value }) => count > 0 || isDecade(state, value))
  return (
    <fieldset class="facet">
      <legend>期間</legend>
      <FoldedList
        rows={offered.toReversed().map(({ value, label, count }) => {
          const isChosen = isDecade(state, value)
          const row = (
            <a
              key={value}
              class="leader"
              href={searchHref(toggleDecade(state, value))}
              aria-current={isChosen ? 'true' : undefined}
            >
              <span>{label}</span>
              <span class="num">{count}</span>
            </a>
          )
          return { row, isChosen }
        })}
      />
      <p class="span">
        <YearField
          name="from"
          label="初めの年"
          {...bounds}
          max={state.to ?? bounds.max}
          value={state.from}
        />
        〜
        <YearField
          name="to"
          label="終わりの年"
          {...bounds}
          min={state.from ?? bounds.min}
          value={state.to}
        />
        年
      </p>
    </fieldset>
  )
}

type FieldProps = {
  name: string
  label: string
  min: number
  max: number
  value: number | undefined
}

function YearField({ name, label, min, max, value }: FieldProps): VNode {
  return (
    <input
      type="number"
      name={name}
      aria-label={label}
      inputMode="numeric"
      min={min}
      max={max}
      value={value ?? ''}
    />
  )
}
