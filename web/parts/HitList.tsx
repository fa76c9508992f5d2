import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { type SearchState, searchHref, withoutConditions } from '../url.ts'
import { HitItem } from './HitItem.tsx'
import { Pager } from './Pager.tsx'

type Props = { state: SearchState; answer: SearchAnswer }

/** The found cases of one page, or the one next step where there are none. */
export function HitList({ state, answer }: Props): VNode {
  if (answer.total === 0) {
    return (
      <p class="nothing">
        この条件に合う事例はない。{'　'}
        <a href={searchHref(withoutConditions(state))}>条件をすべて外す</a>
      </p>
    )
  }
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
        {answer.hits.map((hit) => (
          <HitItem key={hit.slug} hit={hit} explained={state.q !== ''} />
        ))}
      </ol>
      <Pager state={state} answer={answer} />
    </>
  )
}
