import type { VNode } from 'preact'
import {
  type SearchState,
  searchHref,
  toggleFacet,
  wordsHref,
} from '../../../server/contract/address.ts'
import type { SearchAnswer, Understood } from '../../../server/contract/api.ts'
import { facets } from '../../../server/contract/vocabulary.ts'
import { Notice } from '../../parts/Notice.tsx'

type AnswerNoticesProps = { state: SearchState; answer: SearchAnswer }

/** What a reader must know before trusting the list. */
export function AnswerNotices({ state, answer }: AnswerNoticesProps): VNode | null {
  const { weak, degraded = [], query } = answer
  const isRanked = state.sort === 'relevance' && answer.total > 0
  const implied = isRanked ? offerFilters(state, query.understood ?? []) : []
  const isPlain = !weak && degraded.length === 0 && query.corrected === undefined
  if (isPlain && implied.length === 0) return null
  return (
    <div class="notices">
      {degraded.length > 0 && (
        <Notice word="一部">{degraded.map((part) => `${part}。`).join('')}</Notice>
      )}
      {weak && (
        <Notice word="近いもの">ぴったりの事例は見当たりません。近いものを示します。</Notice>
      )}
      {query.corrected !== undefined && (
        <Correction typed={query.text} corrected={query.corrected} />
      )}
      {implied.length > 0 && <ImpliedFilters filters={implied} />}
    </div>
  )
}

/** What was searched instead, and the way to insist: a quoted phrase is searched as it stands. */
function Correction({ typed, corrected }: { typed: string; corrected: string }): VNode {
  const isQuoted = /["“”＂「」]/.test(typed)
  return (
    <Notice word="読みかえ">
      「{corrected}」として探した。
      {!isQuoted && (
        <>
          {'　'}
          <a href={wordsHref(`"${typed}"`)}>元の「{typed}」のまま探す</a>
        </>
      )}
    </Notice>
  )
}

type OfferedFilter = { label: string; href: string }

/** Conditions read out of the words raise cases and hide none; each is offered as one that hides. */
function ImpliedFilters({ filters }: { filters: readonly OfferedFilter[] }): VNode {
  return (
    <Notice word="読み取り">
      {filters.map(({ label, href }, index) => (
        <span key={href}>
          {index > 0 && '、'}
          <a href={href} aria-label={`${label}だけに絞る`}>
            {label}
          </a>
        </span>
      ))}{' '}
      を上に並べた。選ぶと、それだけに絞る。
    </Notice>
  )
}

/** Those that are not in force already. */
function offerFilters(state: SearchState, understood: readonly Understood[]): OfferedFilter[] {
  return understood.flatMap(({ facet, value, label }) => {
    const known = facets.find(({ id }) => id === facet)
    if (known === undefined || state.facets[known.id].includes(value)) return []
    return [{ label, href: searchHref(toggleFacet(state, known.id, value)) }]
  })
}
