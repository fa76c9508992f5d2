import type { VNode } from 'preact'
import type { CoverageAnswer } from '../../server/contract-pages.ts'
import { formatDate } from '../format.ts'
import { BlankList } from '../parts/BlankList.tsx'
import { CountList } from '../parts/CountList.tsx'
import { PrefectureCounts } from '../parts/PrefectureCounts.tsx'
import { SceneTable } from '../parts/SceneTable.tsx'
import { SectionHead } from '../parts/SectionHead.tsx'
import { SourcingTable } from '../parts/SourcingTable.tsx'
import { TintKey } from '../parts/TintKey.tsx'
import { UncheckedList } from '../parts/UncheckedList.tsx'
import { VisitStatus } from '../parts/VisitStatus.tsx'
import { facetHref } from '../url.ts'
import type { View } from '../view.ts'

type Props = { coverage: CoverageAnswer; view: View }

/** What the library covers and where it is thin, in the same numbers that its editors work by. */
export function CoveragePage({ coverage, view }: Props): VNode {
  const shelves = Object.fromEntries(coverage.scenes.map((scene) => [scene.value, scene]))
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
        <SceneTable shelves={shelves} />
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
      <UncheckedList unchecked={coverage.unchecked} />
    </main>
  )
}
