import type { VNode } from 'preact'
import { longestQuestion, type OnePage } from '../../../server/contract/one-page.ts'
import { sourcingCaveat } from '../../../server/contract/sourcing.ts'
import { mostCompared } from '../../../server/contract/vocabulary.ts'
import { casesHref, onePageFileHref, onePageHref } from '../../case-links.ts'
import { Notice, VisitStatus } from '../../parts/Notice.tsx'
import { PrintedLine, PrintedPlace } from '../../parts/PrintedPlace.tsx'
import { HiddenFields } from '../../parts/SearchBox.tsx'
import type { View } from '../../state.ts'
import { OnePageSheet } from './OnePageSheet.tsx'

type OnePagePageProps = {
  /** Absent where the address names no case that can be shown. */
  onePage: OnePage | undefined
  question: string
  missing: readonly string[]
  /** How many cases the address names beyond those that go on a page. */
  leftOut: number
  view: View
}

/** One to four cases on one sheet for a meeting, to be printed or had as a file. */
export function OnePagePage({
  onePage,
  question,
  missing,
  leftOut,
  view,
}: OnePagePageProps): VNode {
  return (
    <main id="main" class="one-page-page" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5 one-page-desk">
        <h1 tabIndex={-1}>一枚にまとめる</h1>
        <p class="sub phrase">
          {onePage
            ? 'A4で1枚に収まる。事例の文は切らずにそのまま載せ、入らない文は後ろから除いた。'
            : `1〜${mostCompared}件の事例を、会議に持っていくA4一枚にする。`}
          {!onePage && (
            <>
              <a href="/search">事例を探す</a>か、<a href="/list">持ち寄りリスト</a>から選ぶ。
            </>
          )}
        </p>
        {missing.length > 0 && (
          <Notice word="知らせ">
            事例{missing.map((name) => `「${name}」`).join('')}
            は見つからない。名前が違うか、公開を終えている。
          </Notice>
        )}
        {leftOut > 0 && (
          <Notice word="知らせ">
            一枚に載せられるのは{mostCompared}件まで。後の{leftOut}件は除いた。
          </Notice>
        )}
      </div>
      {onePage && <OnePageBody onePage={onePage} question={question} />}
    </main>
  )
}

function OnePageBody({ onePage, question }: { onePage: OnePage; question: string }): VNode {
  const slugs = onePage.cases.map(({ slug }) => slug)
  return (
    <>
      <form class="one-page-form" action="/onepage">
        <HiddenFields pairs={slugs.map((slug): [string, string] => ['slug', slug])} />
        <label>
          問い（なくてもよい）
          <input
            type="text"
            name="q"
            value={question}
            maxLength={longestQuestion}
            autocomplete="off"
          />
        </label>
        <button type="submit" class="button button--line">
          入れる
        </button>
      </form>
      <div class="case-tools">
        <button
          class="button button--line with-script"
          type="button"
          onClick={() => window.print()}
        >
          印刷する（A4縦）
        </button>
        <a href={onePageFileHref(slugs, question, 'docx')} download>
          Word
        </a>
        <a href={onePageFileHref(slugs, question, 'md')} download>
          Markdown
        </a>
        {slugs.length > 1 && <a href={casesHref('/compare', slugs)}>比べる</a>}
      </div>
      <p class="print-only one-page-title">先例を一枚に</p>
      <OnePageSheet onePage={onePage} />
      <p class="note mt-2">
        {sourcingCaveat}
        {onePage.leftOut.length > 0 && `一枚に収めるため、${onePage.leftOut.join('、')}を除いた。`}
      </p>
      <PrintedPlace path={onePageHref(slugs, question)}>
        <PrintedLine name="出所">改善事例ライブラリ</PrintedLine>
      </PrintedPlace>
    </>
  )
}
