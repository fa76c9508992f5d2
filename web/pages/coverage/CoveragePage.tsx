import type { VNode } from 'preact'
import { facetHref } from '../../../server/contract/address.ts'
import type { FacetValue } from '../../../server/contract/api.ts'
import { formatDate } from '../../../server/contract/format.ts'
import type { CoverageAnswer } from '../../../server/contract/pages.ts'
import { CountList, CountRow } from '../../parts/CountList.tsx'
import { VisitStatus } from '../../parts/Notice.tsx'
import { SceneTable, TintKey } from '../../parts/SceneTable.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'
import type { View } from '../../state.ts'
import { BlankList, SourcingTable, UncheckedList, UnknownList } from './CoverageTables.tsx'

type CoveragePageProps = { coverage: CoverageAnswer; view: View }

/** What the library covers and where it is thin, in the same numbers that its editors work by. */
export function CoveragePage({ coverage, view }: CoveragePageProps): VNode {
  const sceneCounts = Object.fromEntries(coverage.scenes.map((scene) => [scene.value, scene]))
  const emptyScenes = coverage.scenes.filter(({ main, also }) => main + also === 0)
  return (
    <main id="main" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5">
        <h1 tabIndex={-1}>収録の状況</h1>
        <p class="phrase num">
          収めた{coverage.cases}
          の事例が何を覆い、どこが薄いか。事例の本文から数えた、{formatDate(coverage.today)}の数。
        </p>
      </div>

      <section class="section" aria-labelledby="scenes">
        <SectionHead id="scenes" title="12の場面">
          一つの事例が幾つかの場面に付く。
          {emptyScenes.length > 0 &&
            `事例がまだないのは、${emptyScenes.map(({ label }) => label).join('、')}。`}
        </SectionHead>
        <SceneTable counts={sceneCounts} />
        <TintKey />
      </section>

      <section class="section" aria-labelledby="kinds">
        <SectionHead id="kinds" title="種類と年代">
          テーマと特集は、一つの事例に幾つも付く。年代は始めた年。
        </SectionHead>
        <div class="tallies">
          <CountList
            title="テーマ"
            values={coverage.themes}
            hrefOf={(value) => facetHref('theme', value)}
          />
          <CountList
            title="特集"
            values={coverage.collections}
            hrefOf={(value) => facetHref('collection', value)}
          />
          <CountList
            title="人口の区分"
            values={coverage.populations}
            hrefOf={(value) => facetHref('population', value)}
          />
          <CountList title="年代" values={coverage.decades} />
        </div>
      </section>

      <PrefectureCounts prefectures={coverage.prefectures} />
      <SourcingTable sourcing={coverage.sourcing} />
      <BlankList blanks={coverage.blanks} />
      <UnknownList unknown={coverage.unknown} />
      <UncheckedList unchecked={coverage.unchecked} />
    </main>
  )
}

/** All prefectures from north to south, those without cases too. */
function PrefectureCounts({ prefectures }: { prefectures: readonly FacetValue[] }): VNode {
  const without = prefectures.filter(({ count }) => count === 0)
  return (
    <section class="section" aria-labelledby="prefectures">
      <SectionHead id="prefectures" title="都道府県">
        {without.length === 0
          ? 'すべての都道府県に事例がある。'
          : `事例がまだない所は${without.length}。`}
      </SectionHead>
      <ul class="index index--short">
        {prefectures.map((prefecture) => (
          <li key={prefecture.value}>
            <CountRow value={prefecture} href={facetHref('prefecture', prefecture.value)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
