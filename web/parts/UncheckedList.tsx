import type { VNode } from 'preact'
import type { CoverageAnswer } from '../../server/contract-pages.ts'
import { formatDate } from '../format.ts'
import { CaseNotes } from './CaseNotes.tsx'
import { SectionHead } from './SectionHead.tsx'

/** Cases whose last check lies two years back. */
export function UncheckedList({ unchecked }: { unchecked: CoverageAnswer['unchecked'] }): VNode {
  return (
    <section class="section" aria-labelledby="unchecked">
      <SectionHead id="unchecked" title="確かめ直しを待つ事例">
        {unchecked.length === 0
          ? '2年のあいだ出典に当たり直していない事例はない。'
          : `2年のあいだ出典に当たり直していない事例が${unchecked.length}。`}
      </SectionHead>
      <CaseNotes
        cases={unchecked.map(({ checked, ...found }) => ({
          ...found,
          note: `最終確認　${formatDate(checked)}`,
        }))}
      />
    </section>
  )
}
