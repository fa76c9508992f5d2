/** How well the cases stand: on how many sources, with what unknown, and checked how long ago. */

import type { VNode } from 'preact'
import { formatDate, splitTitle } from '../../../server/contract/format.ts'
import type { CoverageAnswer } from '../../../server/contract/pages.ts'
import { labelOf, sections } from '../../../server/contract/vocabulary.ts'
import { MembersOnlyMark } from '../../parts/MembersOnlyMark.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'

type Sourcing = CoverageAnswer['sourcing']

const shownAtOnce = 8

/** How much rests on one source only, and on how many sources each case stands. */
export function SourcingTable({ sourcing }: { sourcing: Sourcing }): VNode {
  const { marked, single, cases } = sourcing
  const rest = cases.slice(shownAtOnce)
  return (
    <section class="section" aria-labelledby="sourcing">
      <SectionHead id="sourcing" title="出典">
        {marked === 0
          ? '出典の番号を付けた文はまだない。'
          : `出典の番号を付けた${marked}文のうち、一つの出典だけによる文が${single}（${Math.round((100 * single) / marked)}%）。`}
      </SectionHead>
      {cases.length > 0 && (
        <SourcingRows caption="出典の少ない順の事例" rows={cases.slice(0, shownAtOnce)} />
      )}
      {rest.length > 0 && (
        <details>
          <summary class="more">ほか{rest.length}の事例を見る</summary>
          <SourcingRows caption="そのほかの事例、出典の少ない順" rows={rest} />
        </details>
      )}
    </section>
  )
}

function SourcingRows({ caption, rows }: { caption: string; rows: Sourcing['cases'] }): VNode {
  return (
    <table class="word-table sourcing">
      <caption class="hidden-text">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">事例</th>
          {['出典', '文', '出典一つ'].map((name) => (
            <th key={name} class="figure phrase" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ slug, title, sources, marked, single, membersOnly }) => (
          <tr key={slug}>
            <th class="case" scope="row">
              <a class="case-link" href={`/cases/${slug}`}>
                {splitTitle(title).main}
                <MembersOnlyMark membersOnly={membersOnly} />
              </a>
            </th>
            <td class="num">{sources}</td>
            <td class="num">{marked}</td>
            <td class="num">{single}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

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
        cases={blanks.map(({ sections: ids, ...shown }) => ({
          ...shown,
          note: ids.map((id) => labelOf(sections, id)).join('、'),
        }))}
      />
    </section>
  )
}

/** What is not known of the cases, those first that leave most open. */
export function UnknownList({ unknown }: Pick<CoverageAnswer, 'unknown'>): VNode {
  const { count, cases } = unknown
  const notes = cases.map(({ count: own, ...shown }) => ({
    ...shown,
    anchor: '#unknown',
    note: `${own}件`,
  }))
  const rest = notes.slice(shownAtOnce)
  return (
    <section class="section" aria-labelledby="unknown">
      <SectionHead id="unknown" title="まだ分からないこと">
        {count === 0
          ? '分からないと書いた事例はまだない。'
          : `資料から分からなかったことを、${cases.length}の事例が合わせて${count}件挙げている。尋ねれば分かるかもしれない。`}
      </SectionHead>
      <CaseNotes cases={notes.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details>
          <summary class="more">ほか{rest.length}の事例を見る</summary>
          <CaseNotes cases={rest} />
        </details>
      )}
    </section>
  )
}

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
        cases={unchecked.map(({ checked, ...shown }) => ({
          ...shown,
          note: `最終確認　${formatDate(checked)}`,
        }))}
      />
    </section>
  )
}

type CaseNote = {
  slug: string
  title: string
  anchor?: string
  note: string
  membersOnly?: true | undefined
}

/** Cases one below the other, each with a remark about it. */
function CaseNotes({ cases }: { cases: readonly CaseNote[] }): VNode | null {
  if (cases.length === 0) return null
  return (
    <ul class="case-notes">
      {cases.map(({ slug, title, anchor = '', note, membersOnly }) => (
        <li key={slug}>
          <a class="case-link" href={`/cases/${slug}${anchor}`}>
            {splitTitle(title).main}
            <MembersOnlyMark membersOnly={membersOnly} />
          </a>
          <span class="case-note num">{note}</span>
        </li>
      ))}
    </ul>
  )
}
