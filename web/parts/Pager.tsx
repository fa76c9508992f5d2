import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { type SearchState, searchHref } from '../url.ts'

type Props = { state: SearchState; answer: SearchAnswer }

/** Which part of the list is shown, and the ways to the parts before and after it. */
export function Pager({ state, answer }: Props): VNode {
  const { total, size, page, hits } = answer
  const before = (page - 1) * size
  const left = total - before - hits.length
  return (
    <nav class="pages" aria-label="結果のページ">
      <span class="num">
        {total}件のうち{before + 1}〜{before + hits.length}件
      </span>
      {page > 1 && (
        <a class="more" rel="prev" href={searchHref({ ...state, page: page - 1 })}>
          前の{size}件
        </a>
      )}
      {left > 0 && (
        <a class="more" rel="next" href={searchHref({ ...state, page: page + 1 })}>
          次の{Math.min(size, left)}件
        </a>
      )}
    </nav>
  )
}
