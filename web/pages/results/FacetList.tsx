import type { ComponentChildren, VNode } from 'preact'
import { useRef } from 'preact/hooks'
import {
  isDecade,
  type SearchState,
  searchHref,
  toggleDecade,
} from '../../../server/contract/address.ts'
import type { FacetValue } from '../../../server/contract/api.ts'
import type { FacetId } from '../../../server/contract/vocabulary.ts'

/** Free words of thousands of cases are too many to read through; searching for one finds it. */
const mostOffered = 60

export type FacetListProps = {
  id: FacetId
  label: string
  values: readonly FacetValue[]
  chosen: readonly string[]
}

/** What can be chosen of a facet here, or is chosen already. */
export function listPossible({ values, chosen }: FacetListProps): FacetValue[] {
  return values.filter(({ value, count }) => count > 0 || chosen.includes(value))
}

/** One facet as a list of checks. */
export function FacetList(props: FacetListProps): VNode | null {
  const { id, label, chosen } = props
  const possible = listPossible(props)
  if (possible.length === 0) return null
  const offered = possible.filter(({ value }, at) => at < mostOffered || chosen.includes(value))
  return (
    <fieldset class="facet">
      <legend>{label}</legend>
      <FoldedList
        rows={offered.map((item) => {
          const isChosen = chosen.includes(item.value)
          const row = <FacetCheck key={item.value} name={id} item={item} checked={isChosen} />
          return { row, isChosen }
        })}
        end={
          possible.length > offered.length && (
            <p class="note">
              {possible.length}のうち、事例の多い{offered.length}
            </p>
          )
        }
      />
    </fieldset>
  )
}

type FacetCheckProps = { name: FacetId; item: FacetValue; checked: boolean }

function FacetCheck({ name, item, checked }: FacetCheckProps): VNode {
  return (
    <label class="leader">
      <input type="checkbox" name={name} value={item.value} checked={checked} />
      <span>{item.label}</span>
      <span class="num">{item.count}</span>
    </label>
  )
}

const shownAtOnce = 4
/** A fold that hides no more than three rows saves nothing. */
const foldedFrom = 8

type FoldedListProps = {
  rows: readonly { row: VNode; isChosen: boolean }[]
  /** Said below the last row. */
  end?: ComponentChildren
}

/** Four rows of many at once, the others behind 「ほか…を見る」, which needs no script. */
function FoldedList({ rows, end }: FoldedListProps): VNode {
  const shown = rows.length < foldedFrom ? rows.length : shownAtOnce
  const rest = rows.slice(shown)
  const isOpen = useOpenOnce(rest.some(({ isChosen }) => isChosen))
  return (
    <>
      {rows.slice(0, shown).map(({ row }) => row)}
      {rest.length > 0 && (
        <details class="fold" open={isOpen}>
          <summary class="more">
            <span class="when-folded">ほか{countThings(rest.length)}を見る</span>
            <span class="when-open">たたむ</span>
          </summary>
          {rest.map(({ row }) => row)}
          {end}
        </details>
      )}
    </>
  )
}

/**
 * Opens a fold when something in it is chosen, wherever that was done; it must not fold again under the hand of a reader
 * who takes the choice away.
 */
export function useOpenOnce(hasChosen: boolean): boolean {
  const wasOpened = useRef(false)
  wasOpened.current ||= hasChosen
  return wasOpened.current
}

/** Japanese counts things with つ up to nine only. */
export function countThings(count: number): string {
  return count < 10 ? `${count}つ` : `${count}`
}

const bounds = { min: 1900, max: 2100 }

type PeriodFacetProps = { state: SearchState; decades: readonly FacetValue[] }

/** The years as a condition: decades as links, newest first, and any other span by its ends. */
export function PeriodFacet({ state, decades }: PeriodFacetProps): VNode {
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

type YearFieldProps = {
  name: string
  label: string
  min: number
  max: number
  value: number | undefined
}

function YearField({ name, label, min, max, value }: YearFieldProps): VNode {
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
