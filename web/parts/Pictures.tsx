import type { VNode } from 'preact'
import {
  isDecade,
  type SearchState,
  searchHref,
  toggleDecade,
  toggleFacet,
} from '../../server/contract/address.ts'
import type { FacetValue, SearchAnswer, YearCounts } from '../../server/contract/api.ts'
import { CountList } from './CountList.tsx'
import { PrefectureMap } from './PrefectureMap.tsx'
import { tintOf } from './scene-place.ts'

type PicturesProps = Pick<SearchAnswer, 'facets' | 'years'> & { state: SearchState }

/** Where, when and about what: three pictures of one list, each of their parts a condition. */
export function Pictures({ state, facets, years }: PicturesProps): VNode {
  const choose = (id: 'prefecture' | 'theme') => ({
    values: facets[id] ?? [],
    chosen: state.facets[id],
    hrefOf: (value: string) => searchHref(toggleFacet(state, id, value)),
  })
  return (
    <div class="pictures">
      <section class="picture-map">
        <h3 class="tally-head">都道府県</h3>
        <PrefectureMap {...choose('prefecture')} />
      </section>
      <section>
        <h3 class="tally-head">動いていた期間</h3>
        <Timeline state={state} decades={facets['period'] ?? []} years={years} />
        <p class="note mt-2">棒は年ごと、数は年代ごと。続いている事例は、いまの年代まで数える。</p>
        <YearTable years={years} />
      </section>
      <CountList title="テーマ" {...choose('theme')} />
    </div>
  )
}

type TimelineProps = { state: SearchState; decades: readonly FacetValue[]; years: YearCounts }

/** When the cases ran: a bar a year, a cell a decade that leads to its cases. */
function Timeline({ state, decades, years }: TimelineProps): VNode {
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

const lastDigits = Array.from({ length: 10 }, (_, digit) => digit)

/** The bars of the timeline as numbers: a row a decade, a column for each last digit of the year. */
function YearTable({ years: { first, counts } }: { years: YearCounts }): VNode | null {
  if (counts.length === 0) return null
  const start = Math.floor(first / 10) * 10
  const length = Math.ceil((first + counts.length - start) / 10)
  const decades = Array.from({ length }, (_, index) => start + index * 10)
  return (
    <details class="fold">
      <summary class="more">
        <span class="when-folded">年ごとの数を表で見る</span>
        <span class="when-open">表をたたむ</span>
      </summary>
      <table class="year-table num">
        <caption class="hidden-text">各年に動いていた事例の数。列は西暦の末尾の数字</caption>
        <thead>
          <tr>
            <th scope="col">年代</th>
            {lastDigits.map((digit) => (
              <th key={digit} scope="col">
                {digit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {decades.map((decade) => (
            <tr key={decade}>
              <th scope="row">{decade}</th>
              {lastDigits.map((digit) => (
                <td key={digit}>{counts[decade + digit - first] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
