import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { type SearchState, searchFileHref } from '../../../server/contract/address.ts'
import type { SearchAnswer } from '../../../server/contract/api.ts'
import type { ProgressiveOrder } from '../../../server/contract/page-data.ts'
import type { Dropped } from '../../../server/contract/read-address.ts'
import { facets } from '../../../server/contract/vocabulary.ts'
import { exportFormats } from '../../case-links.ts'
import { ownBodyHref } from '../../own-body/own-body.ts'
import { Notice, VisitStatus } from '../../parts/Notice.tsx'
import { Pictures } from '../../parts/Pictures.tsx'
import { SearchBox } from '../../parts/SearchBox.tsx'
import type { View } from '../../state.ts'
import { AnswerNotices } from './AnswerNotices.tsx'
import { FacetColumn } from './FacetColumn.tsx'
import { HitList } from './HitList.tsx'
import { KeyHelp } from './KeyHelp.tsx'
import { NoAnswer } from './NoAnswer.tsx'
import { ResultsHead } from './ResultsHead.tsx'
import { SceneIntroduction } from './SceneIntroduction.tsx'

type ResultsPageProps = {
  state: SearchState
  answer: SearchAnswer
  dropped: readonly Dropped[]
  progressive?: ProgressiveOrder | undefined
  view: View
}

/** What was found: conditions on the left, cases on the right, or that nothing answers. */
export function ResultsPage({
  state,
  answer,
  dropped,
  progressive,
  view,
}: ResultsPageProps): VNode {
  // Not drawn again before a new answer: a check just set must stay set while its answer is under way.
  const results = useMemo(
    () => <Results state={state} answer={answer} progressive={progressive} />,
    [state, answer, progressive],
  )
  return (
    <main id="main" aria-busy={view.busy}>
      <SearchBox
        className="search-bar"
        label="困りごと、取組の名、自治体の名など"
        state={state}
        live
      />
      <VisitStatus view={view} />
      {dropped.length > 0 && (
        <div class="mt-3">
          <DroppedNotice dropped={dropped} />
        </div>
      )}
      <p class="hidden-text" aria-live="polite">
        {answer.evidence !== 'words' && describeAnswer(answer)}
      </p>
      {results}
    </main>
  )
}

/** For readers who do not see the list change. */
function describeAnswer({ noAnswer, total, near = [] }: SearchAnswer): string {
  if (!noAnswer) return `結果は${total}件`
  return near.length > 0
    ? `該当なし。答えではないかもしれない近いものを${near.length}例、分けて並べた`
    : '該当なし'
}

function Results({
  state,
  answer,
  progressive,
}: Omit<ResultsPageProps, 'dropped' | 'view'>): VNode {
  if (isLibraryEmpty(answer)) return <EmptyLibrary />
  if (answer.noAnswer) return <NoAnswer state={state} answer={answer} />
  return (
    <div class="desk section mt-3">
      <FacetColumn state={state} answer={answer} />
      <div id="hits">
        <ResultsHead state={state} answer={answer} />
        <SceneIntroduction state={state} answer={answer} />
        <AnswerNotices state={state} answer={answer} isInOrder={progressive === undefined} />
        <HitList state={state} answer={answer} progressive={progressive} />
        {answer.total > 0 && <ListExtras state={state} answer={answer} />}
        {answer.total > 0 && <ResultFiles state={state} total={answer.total} />}
      </div>
    </div>
  )
}

/** Where there is a case, it is found by no words and no conditions, or it is there instead. */
function isLibraryEmpty({ total, without, instead }: SearchAnswer): boolean {
  return total === 0 && (instead?.cases ?? without?.all ?? 0) === 0
}

/** In place of a list: nobody has asked for too much, there is nothing yet. */
function EmptyLibrary(): VNode {
  return (
    <div class="section empty mt-5" id="hits">
      <h1 tabIndex={-1}>収めた事例はまだない</h1>
      <p class="phrase">事例が一つでも入ると、ここで探せるようになる。</p>
    </div>
  )
}

/** Beyond this the server leaves cases out of a file. */
const mostInFile = 100

/** The whole list as files to work on, without choosing its cases one by one. */
function ResultFiles({ state, total }: { state: SearchState; total: number }): VNode {
  return (
    <p class="case-tools">
      <span>この一覧を受け取る{total > mostInFile && `（はじめの${mostInFile}件）`}</span>
      {exportFormats.map(({ format, label }) => (
        <a key={format} href={searchFileHref(state, format)} download>
          {label}
        </a>
      ))}
    </p>
  )
}

const mostNamed = 5

const otherNames: Readonly<Record<string, string>> = {
  from: '期間の初め',
  to: '期間の終わり',
  period: '期間',
  ignore: '外した読み取り',
  sort: '並び',
  own: 'うちの人口',
  fit: '合い方',
  trouble: 'つまずき',
  page: 'ページ',
}

/** Conditions of an old link that could not be used: named, so that nobody takes the list for a narrower one. */
function DroppedNotice({ dropped }: { dropped: readonly Dropped[] }): VNode {
  const rest = dropped.length - mostNamed
  return (
    <Notice word="使えない条件">
      {dropped
        .slice(0, mostNamed)
        .map(({ name, value }) => `${nameOf(name)}「${shorten(value)}」`)
        .join('、')}
      {rest > 0 && `ほか${rest}つ`}を外して探した。古いリンクか、書き誤りと思われる。
    </Notice>
  )
}

function nameOf(name: string): string {
  return facets.find(({ id }) => id === name)?.label ?? otherNames[name] ?? shorten(name)
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text
}

type ListExtrasProps = { state: SearchState; answer: SearchAnswer }

/** The pictures of a list and its keys, out of the way until they are asked for. */
function ListExtras({ state, answer }: ListExtrasProps): VNode {
  return (
    <div class="list-extras">
      <details class="fold">
        <summary class="more">
          <span class="when-folded">図で見る</span>
          <span class="when-open">図をたたむ</span>
        </summary>
        <Pictures state={state} facets={answer.facets} years={answer.years} />
      </details>
      {answer.hits.length > 1 && <KeyHelp />}
      <a class="own-link with-script" href={ownBodyHref(state)}>
        わが市に近い規模から並べる
      </a>
    </div>
  )
}
