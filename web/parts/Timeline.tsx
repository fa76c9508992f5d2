import type { VNode } from 'preact'
import type { FacetValue, YearCounts } from '../../server/contract.ts'
import { isDecade, type SearchState, searchHref, toggleDecade } from '../url.ts'
import { tintOf } from './scene-place.ts'

type Props = { state: SearchState; decades: readonly FacetValue[]; years: YearCounts }

/** When the cases ran: a bar a year, a cell a decade that leads to its cases. */
export function Timeline({ state, decades, years }: Props): VNode {
  const mostInDecade = Math.max(0, ...decades.map(({ count }) => count))
  return (
    <ol class="timeline">
      {decades.map(({ value, count }) => {
        const isChosen = isDecade(state, value)
        const inside = (
          <>
            <YearBars decade={Number(value)} years={years} />
            <span class="decade">
              {value}
              <wbr />
              年代
            </span>
            <span class="cell-count">
              {count}
              <small>件</small>
            </span>
          </>
        )
        return (
          <li key={value}>
            {count === 0 && !isChosen ? (
              <span class="cell zero">{inside}</span>
            ) : (
              <a
                class={`cell t${tintOf(count, mostInDecade)}`}
                href={searchHref(toggleDecade(state, value))}
                aria-current={isChosen ? 'true' : undefined}
              >
                {inside}
              </a>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function YearBars({ decade, years }: { decade: number; years: YearCounts }): VNode {
  const most = Math.max(1, ...years.counts)
  return (
    <svg class="year-bars" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {Array.from({ length: 10 }, (_, index) => {
        const count = years.counts[decade + index - years.first] ?? 0
        const height = Math.round((100 * count) / most)
        return <rect key={index} x={index * 10 + 1} y={100 - height} width="8" height={height} />
      })}
    </svg>
  )
}
