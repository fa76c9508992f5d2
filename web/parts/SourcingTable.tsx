import type { VNode } from 'preact'
import type { CoverageAnswer } from '../../server/contract-pages.ts'
import { splitTitle } from '../format.ts'
import { SectionHead } from './SectionHead.tsx'

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
        {rows.map(({ slug, title, sources, marked, single }) => (
          <tr key={slug}>
            <th class="case" scope="row">
              <a class="case-link" href={`/cases/${slug}`}>
                {splitTitle(title).main}
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
