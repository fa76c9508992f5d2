import type { VNode } from 'preact'
import {
  listConditions,
  type SearchState,
  searchHref,
  toggleFacet,
} from '../../../server/contract/address.ts'
import type { FacetValue, SearchAnswer } from '../../../server/contract/api.ts'
import { type FacetId, facets } from '../../../server/contract/vocabulary.ts'
import { SceneGrid } from '../../parts/SceneGrid.tsx'
import { HiddenFields } from '../../parts/SearchBox.tsx'
import { placeScenes } from '../../parts/scene-place.ts'
import {
  FacetList,
  type FacetListProps,
  listPossible,
  PeriodFacet,
  useOpenOnce,
} from './FacetList.tsx'

/** What readers come with, first: a body like theirs, what stands in the way, what became of it, what it cost. */
const listed: readonly (FacetId | 'period')[] = [
  'people',
  'barrier',
  'field',
  'outcome',
  'money',
  'scene',
  'period',
  'prefecture',
]

/** Read out of the words more often than chosen by hand: with them unfolded the column was 4,000 pixels long. */
const seldomChosen: readonly FacetId[] = [
  'population',
  'theme',
  'collection',
  'stage',
  'level',
  'region',
  'land',
  'body',
  'starter',
  'start',
  'span',
  'cost',
]

/** What the form has no control for. */
const carriedNames = ['q', 'scene', 'confidence', 'ignore']

export const facetFormId = 'facet-form'

type FacetColumnProps = { state: SearchState; answer: SearchAnswer }

/** The conditions as one form: with scripts a change applies at once, without them its button does. */
export function FacetColumn({ state, answer }: FacetColumnProps): VNode {
  const carried = listConditions(state).filter(([name]) => carriedNames.includes(name))
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
        {listed.map((id) => {
          const values = answer.facets[id] ?? []
          if (id === 'scene') return <SceneFacet key={id} state={state} values={values} />
          if (id === 'period') return <PeriodFacet key={id} state={state} decades={values} />
          return <FacetList key={id} {...describeFacet(id, state, answer)} />
        })}
        <SeldomChosen lists={seldomChosen.map((id) => describeFacet(id, state, answer))} />
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

function describeFacet(id: FacetId, state: SearchState, answer: SearchAnswer): FacetListProps {
  return {
    id,
    label: facets.find((facet) => facet.id === id)?.label ?? id,
    values: answer.facets[id] ?? [],
    chosen: state.facets[id],
  }
}

/** The facets that few readers come for behind one fold, which says what is in it. */
function SeldomChosen({ lists }: { lists: readonly FacetListProps[] }): VNode | null {
  const isOpen = useOpenOnce(lists.some(({ chosen }) => chosen.length > 0))
  const offered = lists.filter((list) => listPossible(list).length > 0)
  if (offered.length === 0) return null
  return (
    <details class="fold seldom" open={isOpen}>
      <summary>
        <span>ほかの条件</span>
        <span class="note sub when-folded">{offered.map(({ label }) => label).join('、')}</span>
      </summary>
      {offered.map((list) => (
        <FacetList key={list.id} {...list} />
      ))}
    </details>
  )
}

type SceneFacetProps = { state: SearchState; values: readonly FacetValue[] }

/** The scenes as a condition, in the table that stands for them everywhere. */
function SceneFacet({ state, values }: SceneFacetProps): VNode {
  const chosen = state.facets.scene
  const names = placeScenes(chosen).map(({ scene }) => `${scene.mark}${scene.name}`)
  return (
    <section class="facet" aria-labelledby="facet-scene">
      <h2 class="legend" id="facet-scene">
        場面
      </h2>
      <SceneGrid
        caption="ステージと変革レベルで絞る。数は、ほかの条件を満たす事例の数"
        counts={new Map(values.map(({ value, count }) => [value, count]))}
        chosen={chosen}
        hrefOf={(scene) => searchHref(toggleFacet(state, 'scene', scene.id))}
      />
      <p class="note">
        {names.length > 0 ? `選択中　${names.join('、')}（仮の名）` : '右ほど広く、下ほど深い'}
      </p>
    </section>
  )
}
