import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { formatCount } from '../format.ts'
import { type SearchState, searchHref } from '../url.ts'

type Props = { state: SearchState; answer: SearchAnswer }

/** Which part of a list is shown, and the ways to the parts before and after it; a whole list needs neither. */
export function Pager({ state, answer }: Props): VNode | null {
  const { total, size, page, hits } = answer
  const before = (page - 1) * size
  const left = total - before - hits.length
  if (before === 0 && left === 0) return null
  return (
    <nav class="pages" aria-label="結果のページ">
      <span class="num">
        {formatCount(total)}件のうち{formatCount(before + 1)}〜{formatCount(before + hits.length)}件
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
