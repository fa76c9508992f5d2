import type { VNode } from 'preact'
import type { CoverageAnswer } from '../../server/contract-pages.ts'
import { labelOf, sections } from '../../server/vocabulary.ts'
import { CaseNotes } from './CaseNotes.tsx'
import { SectionHead } from './SectionHead.tsx'

/** Cases of which a section says nothing but that it is not known. */
export function BlankList({ blanks }: { blanks: CoverageAnswer['blanks'] }): VNode {
  return (
    <section class="section" aria-labelledby="blanks">
      <SectionHead id="blanks" title="分かっていない節">
        {blanks.length === 0
          ? 'どの事例も、五つの節のすべてに中身がある。'
          : `中身がないか「不明」とだけ書いてある節を持つ事例が${blanks.length}。`}
      </SectionHead>
      <CaseNotes
        cases={blanks.map(({ sections: ids, ...found }) => ({
          ...found,
          note: ids.map((id) => labelOf(sections, id)).join('、'),
        }))}
      />
    </section>
  )
}
