import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import {
  formatPeriodWithEra,
  formatPlaces,
  formatPopulation,
  splitLines,
  splitTitle,
} from '../format.ts'
import { CaseTools } from './CaseTools.tsx'
import { FactsBox } from './FactsBox.tsx'

/** Title, summary and catalogue card of a case. */
export function CaseHead({ case: shown }: { case: CaseAnswer }): VNode {
  const { main, sub } = splitTitle(shown.title)
  return (
    <header class="case-head">
      <div>
        <p class="case-where">
          <span>{formatPlaces(shown.municipalities)}</span>
          <span>{formatPopulation(shown.population)}</span>
          <span class="num">{formatPeriodWithEra(shown.period)}</span>
        </p>
        <h1 class="case-title" tabIndex={-1}>
          {main}
          {sub && <span>{sub}</span>}
        </h1>
        <ol class="summary" id="summary" aria-label="3行の要約">
          {splitLines(shown.summary).map((line) => (
            <li key={line}>
              <span class="phrase">{line}</span>
            </li>
          ))}
        </ol>
        <CaseTools case={shown} />
      </div>
      <FactsBox case={shown} />
    </header>
  )
}
