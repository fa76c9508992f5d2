import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { SearchAnswer } from '../../server/contract.ts'
import { AnswerNotices } from '../parts/AnswerNotices.tsx'
import { FacetColumn } from '../parts/FacetColumn.tsx'
import { HitList } from '../parts/HitList.tsx'
import { ListHead } from '../parts/ListHead.tsx'
import { NoAnswer } from '../parts/NoAnswer.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { VisitStatus } from '../parts/VisitStatus.tsx'
import type { SearchState } from '../url.ts'
import type { View } from '../view.ts'

type Props = { state: SearchState; answer: SearchAnswer; view: View }

/** What was found: conditions on the left, cases on the right, or that nothing answers. */
export function ResultsPage({ state, answer, view }: Props): VNode {
  // Not drawn again before a new answer: a check just set must stay set while its answer is under way.
  const found = useMemo(
    () =>
      answer.noAnswer ? (
        <NoAnswer state={state} answer={answer} />
      ) : (
        <div class="desk section mt-5">
          <FacetColumn state={state} answer={answer} />
          <div id="hits">
            <ListHead state={state} answer={answer} />
            <AnswerNotices state={state} answer={answer} />
            <HitList state={state} answer={answer} />
          </div>
        </div>
      ),
    [state, answer],
  )
  return (
    <main id="main" aria-busy={view.busy}>
      <SearchBox
        className="search-bar"
        label="困りごと、取組の名、自治体の名など"
        state={state}
        live
      />
      <VisitStatus view={view} />
      <p class="hidden-text" aria-live="polite">
        結果は{answer.total}件
      </p>
      {found}
    </main>
  )
}
