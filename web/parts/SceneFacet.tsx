import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract.ts'
import { type SearchState, searchHref, toggleFacet } from '../url.ts'
import { SceneGrid } from './SceneGrid.tsx'
import { placeScenes } from './scene-place.ts'

type Props = { state: SearchState; values: readonly FacetValue[] }

/** The scenes as a condition, in the table that stands for them everywhere. */
export function SceneFacet({ state, values }: Props): VNode {
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
