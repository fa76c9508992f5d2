import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { sorts } from '../../server/vocabulary.ts'
import { formatCount } from '../format.ts'
import { countConditions, type SearchState } from '../url.ts'
import { Chips } from './Chips.tsx'
import { facetFormId } from './FacetColumn.tsx'
import { PrintedSearch } from './PrintedSearch.tsx'
import { WhyLabel } from './WhyLabel.tsx'

type Props = { state: SearchState; answer: SearchAnswer }

/** How many were found, by what, and in which order they stand. */
export function ListHead({ state, answer }: Props): VNode {
  const conditions = countConditions(state)
  return (
    <div class="list-head">
      <div class="count-line">
        <h1 tabIndex={-1}>
          <span class="num">{formatCount(answer.total)}</span>件の事例
        </h1>
        <p class="small sub">{describeSearch(state.q !== '', conditions)}</p>
      </div>
      <Chips state={state} without={answer.without} />
      <div class="list-tools">
        <a class="button button--line filters-open" href="#filters">
          絞り込む{conditions > 0 && `（${conditions}）`}
        </a>
        {state.q !== '' && answer.total > 0 && <FoundKey found={answer.found} />}
        <SortChoice sort={state.sort} />
      </div>
      <PrintedSearch state={state} />
    </div>
  )
}

function describeSearch(hasWords: boolean, conditions: number): string {
  if (conditions === 0) return hasWords ? '言葉に合うもの' : '収めた事例のすべて'
  return hasWords ? `言葉と、${conditions}つの条件に合うもの` : `${conditions}つの条件に合うもの`
}

/** The key to the marks, with the count of each. */
function FoundKey({ found }: { found: SearchAnswer['found'] }): VNode {
  const kinds = ['words', 'both', 'meaning'] as const
  return (
    <p class="found-key small">
      {kinds.map((kind) => (
        <span key={kind}>
          <WhyLabel match={kind} />　<span class="num">{found[kind]}</span>
        </span>
      ))}
    </p>
  )
}

/** The order belongs to the form of the conditions, wherever it stands. */
function SortChoice({ sort }: { sort: SearchState['sort'] }): VNode {
  return (
    <span class="sort">
      <label for="sort">並び</label>
      <select id="sort" name="sort" form={facetFormId} value={sort}>
        {sorts.map(({ id, label }) => (
          <option key={id} value={id} selected={id === sort}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" class="button button--line without-script" form={facetFormId}>
        並べる
      </button>
    </span>
  )
}
