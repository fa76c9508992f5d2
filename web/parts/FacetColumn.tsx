import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { type FacetId, facets } from '../../server/vocabulary.ts'
import { listConditions, type SearchState } from '../url.ts'
import { FacetList } from './FacetList.tsx'
import { HiddenFields } from './HiddenFields.tsx'
import { PeriodFacet } from './PeriodFacet.tsx'
import { SceneFacet } from './SceneFacet.tsx'

/** Most telling first; the vocabulary's own order is that of the address. */
const listed: readonly (FacetId | 'period')[] = [
  'trouble',
  'population',
  'theme',
  'barrier',
  'collection',
  'period',
  'prefecture',
  'field',
  'stage',
  'level',
  'confidence',
]

export const facetFormId = 'facet-form'

type Props = { state: SearchState; answer: SearchAnswer }

/** The conditions as one form: with scripts a change applies at once, without them its button does. */
export function FacetColumn({ state, answer }: Props): VNode {
  const carried = listConditions(state).filter(([name]) => name === 'q' || name === 'scene')
  return (
    <aside class="filters" id="filters" aria-label="絞り込み">
      <form id={facetFormId} action="/search" data-live="true">
        <div class="filters-close">
          <p class="mincho">絞り込み</p>
          <a class="button button--line" href="#hits">
            閉じる
          </a>
        </div>
        <HiddenFields pairs={carried} />
        <SceneFacet state={state} values={answer.facets['scene'] ?? []} />
        {listed.map((id) =>
          id === 'period' ? (
            <PeriodFacet key={id} state={state} decades={answer.facets[id] ?? []} />
          ) : (
            <FacetList
              key={id}
              id={id}
              label={facets.find((facet) => facet.id === id)?.label ?? id}
              values={answer.facets[id] ?? []}
              chosen={state.facets[id]}
            />
          ),
        )}
        <button type="submit" class="button button--line without-script">
          この条件で絞る
        </button>
        <a class="button filters-done" href="#hits">
          {answer.total}件の事例を見る
        </a>
      </form>
    </aside>
  )
}
