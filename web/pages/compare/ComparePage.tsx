import type { VNode } from 'preact'
import type { ComparisonAnswer } from '../../../server/contract/api.ts'
import { splitTitle } from '../../../server/contract/format.ts'
import { sourcingCaveat } from '../../../server/contract/sourcing.ts'
import { mostCompared } from '../../../server/contract/vocabulary.ts'
import { casesHref, comparisonHref } from '../../case-links.ts'
import { casesIn, currentList } from '../../lists/kept-list.ts'
import { useKeptLists } from '../../lists/list-keeper.ts'
import { Notice, VisitStatus } from '../../parts/Notice.tsx'
import { PrintedLine, PrintedPlace } from '../../parts/PrintedPlace.tsx'
import type { View } from '../../state.ts'
import { ComparedSources } from './ComparedSources.tsx'
import { ComparisonTable } from './ComparisonTable.tsx'

export type ComparePageProps = {
  /** Absent where the address names no case that can be shown. */
  comparison: ComparisonAnswer | undefined
  missing: readonly string[]
  /** How many cases the address names beyond what fits side by side. */
  leftOut: number
  view: View
}

/** Two to four cases side by side, with room for the reader's own body. */
export function ComparePage({ comparison, missing, leftOut, view }: ComparePageProps): VNode {
  const slugs = comparison?.cases.map(({ slug }) => slug) ?? []
  const leftOutRows = comparison?.leftOut ?? []
  return (
    <main id="main" class="compare-page" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5">
        <h1 tabIndex={-1}>
          {slugs.length > 1 ? `${slugs.length}つの事例を比べる` : '事例を比べる'}
        </h1>
        <p class="sub phrase">{describe(slugs.length)}</p>
      </div>
      {missing.length > 0 && (
        <Notice word="知らせ">
          事例{missing.map((name) => `「${name}」`).join('')}
          は見つからない。名前が違うか、公開を終えている。
        </Notice>
      )}
      {leftOut > 0 && (
        <Notice word="知らせ">
          一度に並べられるのは{mostCompared}件まで。後の{leftOut}件は除いた。
        </Notice>
      )}
      <CompareTools slugs={slugs} />
      {slugs.length < mostCompared && <AddFromList slugs={slugs} />}
      {comparison && (
        <>
          <ComparisonTable comparison={comparison} />
          <p class="note mt-2">
            小さな番号は、その事例の出典の番号。{sourcingCaveat}
            {leftOutRows.length > 0 && `1枚に収めるため、${leftOutRows.join('、')}の行を除いた。`}
            <span class="screen-only">書き込んだことは、このブラウザーにだけ残る。</span>
          </p>
          <PrintedPlace path={casesHref('/compare', slugs)}>
            <PrintedLine name="出所">改善事例ライブラリ</PrintedLine>
          </PrintedPlace>
          <ComparedSources cases={comparison.cases} />
        </>
      )}
    </main>
  )
}

function describe(count: number): string {
  switch (count) {
    case 0:
      return `2〜${mostCompared}件を横に並べて読む。検索の結果か事例のページで「リストに入れる」に印を付け、「比べる」を押す。`
    case 1:
      return 'いまは1件。もう1件足すと、横に並ぶ。'
    default:
      return '事例の文をそのまま並べた。分からない欄は「不明」と記す。最後の行は、自分の役所との違いを書き込むための余白。'
  }
}

function CompareTools({ slugs }: { slugs: readonly string[] }): VNode {
  const free = mostCompared - slugs.length
  return (
    <div class="case-tools">
      {slugs.length > 1 && (
        <>
          <button
            class="button button--line with-script"
            type="button"
            onClick={() => window.print()}
          >
            印刷する（A4横）
          </button>
          <a href={comparisonHref(slugs, 'csv')} download>
            Excelで開ける形（CSV）
          </a>
          <a href={comparisonHref(slugs, 'docx')} download>
            Word
          </a>
          <a href={casesHref('/onepage', slugs)}>一枚にまとめる</a>
        </>
      )}
      {free > 0 && (
        <a href="/search">
          {slugs.length === 0 ? '事例を探す' : `事例を足す（あと${free}件まで）`}
        </a>
      )}
      <a href="/list">持ち寄りリストから選ぶ</a>
    </div>
  )
}

/** The list itself offers the rest. */
const mostOffered = 6

/** The cases of the reader's current list that are not compared yet, each one press away. */
function AddFromList({ slugs }: { slugs: readonly string[] }): VNode | null {
  const list = currentList(useKeptLists()?.lists ?? [])
  const others = casesIn(list).filter(({ slug }) => !slugs.includes(slug))
  if (others.length === 0) return null
  return (
    <div class="case-tools">
      <span class="sub">「{list.name}」から足す</span>
      {others.slice(0, mostOffered).map(({ slug, title }) => (
        <a key={slug} href={casesHref('/compare', [...slugs, slug])}>
          {splitTitle(title || slug).main}
        </a>
      ))}
    </div>
  )
}
