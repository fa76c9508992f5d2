import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { type SearchState, searchHref, toggleFacet } from '../url.ts'
import { CountList } from './CountList.tsx'
import { PrefectureMap } from './PrefectureMap.tsx'
import { Timeline } from './Timeline.tsx'
import { YearTable } from './YearTable.tsx'

type Props = Pick<SearchAnswer, 'facets' | 'years'> & { state: SearchState }

/** Where, when and about what: three pictures of one list, each of their parts a condition. */
export function Pictures({ state, facets, years }: Props): VNode {
  const choose = (id: 'prefecture' | 'theme') => ({
    values: facets[id] ?? [],
    chosen: state.facets[id],
    hrefOf: (value: string) => searchHref(toggleFacet(state, id, value)),
  })
  return (
    <div class="pictures">
      <section class="picture-map">
        <h3 class="tally-head">都道府県</h3>
        <PrefectureMap {...choose('prefecture')} />
      </section>
      <section>
        <h3 class="tally-head">動いていた期間</h3>
        <Timeline state={state} decades={facets['period'] ?? []} years={years} />
        <p class="note mt-2">棒は年ごと、数は年代ごと。続いている事例は、いまの年代まで数える。</p>
        <YearTable years={years} />
      </section>
      <CountList title="テーマ" {...choose('theme')} />
    </div>
  )
}
