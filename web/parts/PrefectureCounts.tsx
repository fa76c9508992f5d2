import type { VNode } from 'preact'
import type { FacetValue } from '../../server/contract.ts'
import { facetHref } from '../url.ts'
import { CountRow } from './CountList.tsx'
import { SectionHead } from './SectionHead.tsx'

/** All prefectures from north to south, those without cases too. */
export function PrefectureCounts({ prefectures }: { prefectures: readonly FacetValue[] }): VNode {
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
