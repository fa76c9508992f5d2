import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { formatEraYear } from '../format.ts'
import { MarkedText } from './MarkedText.tsx'

type Event = CaseAnswer['years'][number]

/** The chronicle of a case in its own sentences, western years large, Japanese years below. */
export function CaseYears({ years }: { years: readonly Event[] }): VNode {
  return (
    <ol class="years wide">
      {years.map((event, index) => (
        <li key={event.text}>
          <span class="when">
            <span class={isNewYear(years, index) ? undefined : 'sub'}>{formatMoment(event)}</span>
            {isNewYear(years, index) && <small>{formatEra(event)}</small>}
          </span>
          <span>
            <MarkedText {...event} />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** A Japanese year is named once, where its year begins. */
function isNewYear(years: readonly Event[], index: number): boolean {
  return years[index - 1]?.year !== years[index]?.year
}

function formatEra({ year, fiscal }: Event): string {
  const era = formatEraYear(year)
  return fiscal && era !== '' ? `${era}度` : era
}

function formatMoment({ year, month, day, fiscal }: Event): string {
  if (fiscal) return `${year}年度`
  const monthText = month === undefined ? '' : `${month}月`
  return `${year}年${monthText}${day === undefined ? '' : `${day}日`}`
}
