import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { type SearchState, searchHref } from '../url.ts'
import type { Joined } from '../words-first.ts'
import { HitItem } from './HitItem.tsx'
import { NothingMatches } from './NothingMatches.tsx'
import { Pager } from './Pager.tsx'

type Props = { state: SearchState; answer: SearchAnswer; joined?: Joined | undefined }

/** The found cases of one page, or the one next step where there are none. */
export function HitList({ state, answer, joined }: Props): VNode {
  if (answer.total === 0) return <NothingMatches state={state} without={answer.without} />
  if (answer.hits.length === 0) {
    return (
      <p class="nothing">
        {state.page}ページ目に事例はない。{'　'}
        <a href={searchHref({ ...state, page: 1 })}>1ページ目へ</a>
      </p>
    )
  }
  return (
    <>
      <ol>
        {answer.hits.map((hit, at) => [
          at === joined?.kept && <JoinedMark key="joined" state={state} />,
          <HitItem key={hit.slug} hit={hit} explained={state.q !== ''} />,
        ])}
      </ol>
      <Pager state={state} answer={answer} />
    </>
  )
}

/** Stands below what was seen while the meaning was still being looked for. */
function JoinedMark({ state }: { state: SearchState }): VNode {
  return (
    <li class="joined small sub">
      ここまでは言葉だけの順。ここからは意味の近さも見た順。{'　'}
      <a href={searchHref(state)}>はじめから近い順に並べる</a>
    </li>
  )
}
