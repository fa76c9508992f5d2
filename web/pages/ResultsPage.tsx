import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { SearchAnswer } from '../../server/contract.ts'
import type { Dropped } from '../page-data.ts'
import { AnswerNotices } from '../parts/AnswerNotices.tsx'
import { DroppedNotice } from '../parts/DroppedNotice.tsx'
import { EmptyLibrary } from '../parts/EmptyLibrary.tsx'
import { FacetColumn } from '../parts/FacetColumn.tsx'
import { FoldedPictures } from '../parts/FoldedPictures.tsx'
import { FoundFiles } from '../parts/FoundFiles.tsx'
import { HitList } from '../parts/HitList.tsx'
import { ListHead } from '../parts/ListHead.tsx'
import { NoAnswer } from '../parts/NoAnswer.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { VisitStatus } from '../parts/VisitStatus.tsx'
import type { SearchState } from '../url.ts'
import type { View } from '../view.ts'
import type { Joined } from '../words-first.ts'

type Props = {
  state: SearchState
  answer: SearchAnswer
  dropped?: readonly Dropped[] | undefined
  joined?: Joined | undefined
  view: View
}

/** What was found: conditions on the left, cases on the right, or that nothing answers. */
export function ResultsPage({ state, answer, dropped, joined, view }: Props): VNode {
  // Not drawn again before a new answer: a check just set must stay set while its answer is under way.
  const found = useMemo(
    () => <Found state={state} answer={answer} joined={joined} />,
    [state, answer, joined],
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
      {dropped !== undefined && (
        <div class="mt-3">
          <DroppedNotice dropped={dropped} />
        </div>
      )}
      <p class="hidden-text" aria-live="polite">
        {answer.evidence !== 'words' && `結果は${answer.total}件`}
      </p>
      {found}
    </main>
  )
}

function Found({ state, answer, joined }: Omit<Props, 'dropped' | 'view'>): VNode {
  if (isLibraryEmpty(answer)) return <EmptyLibrary />
  if (answer.noAnswer) return <NoAnswer state={state} answer={answer} />
  return (
    <div class="desk section mt-5">
      <FacetColumn state={state} answer={answer} />
      <div id="hits">
        <ListHead state={state} answer={answer} />
        <AnswerNotices state={state} answer={answer} />
        {answer.total > 0 && <FoldedPictures state={state} answer={answer} />}
        <HitList state={state} answer={answer} joined={joined} />
        {answer.total > 0 && <FoundFiles state={state} total={answer.total} />}
      </div>
    </div>
  )
}

/** Where there is a case, it is found by no words and no conditions, or it is there instead. */
function isLibraryEmpty({ total, without, instead }: SearchAnswer): boolean {
  return total === 0 && (instead?.cases ?? without?.all ?? 0) === 0
}
