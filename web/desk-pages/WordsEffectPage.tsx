import type { VNode } from 'preact'
import type { DeskPage } from '../../server/contract/desk-pages.ts'
import type { MovedQuery, QueryStanding, WordsEffect } from '../../server/contract/words.ts'
import { DocumentBody, DocumentPart } from '../documents/DocumentBody.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'

type EffectData = Extract<DeskPage, { name: 'desk-words-effect' }>

/** What a change of the words does to the judged questions, before it is kept. */
export function WordsEffectPage({ page }: { page: EffectData }): VNode {
  const { change, effect, id } = page
  return (
    <DocumentBody
      title="言葉を変えたときの違い"
      lead={`「${change.line}」を${change.kind === 'added' ? '足す' : '消す'}。まだ残していない。`}
    >
      <DeskPlaces here={page.name} />
      <p class="mt-3">{describeJudged(effect)}</p>
      {effect.judged.desk + effect.judged.tests > 0 && <p>{describeEffect(effect)}</p>}
      <Moved id="worse" title="悪くなる問い" queries={effect.worse} />
      <Moved id="better" title="良くなる問い" queries={effect.better} />
      <div class="proposal-answers section mt-5">
        <form method="post" action="/desk/words">
          <input type="hidden" name="id" value={id} />
          <button type="submit" class="button">
            残す
          </button>
        </form>
        <a class="button button--line" href="/desk/words">
          やめる
        </a>
      </div>
    </DocumentBody>
  )
}

function describeJudged({ judged: { desk, tests } }: WordsEffect): VNode {
  if (desk + tests === 0) {
    return (
      <>
        判定つきの問いがまだない。違いを測れないので、言葉だけで決めることになる。先に
        <a href="/desk/judge">答えを判定する</a>と、測れる。
      </>
    )
  }
  return (
    <>
      測ったのは、編集者が判定した問い{desk}
      {tests > 0 ? `と、開発のための判定つきの問い${tests}。` : 'だけ。'}
    </>
  )
}

function describeEffect({ touched, better, worse, gain }: WordsEffect): string {
  if (touched === 0) {
    return 'この変更が働く問いは、その中になかった。良し悪しは分からない。'
  }
  const same = touched - better.length - worse.length
  const sign = gain < 0 ? '−' : '+'
  return `変更が働く問いは${touched}。良くなる${better.length}、悪くなる${worse.length}、変わらない${same}。全体の点（nDCG@10の平均）は${sign}${Math.abs(gain).toFixed(4)}。`
}

type MovedProps = { id: string; title: string; queries: readonly MovedQuery[] }

function Moved({ id, title, queries }: MovedProps): VNode | null {
  if (queries.length === 0) return null
  return (
    <DocumentPart id={id} title={title}>
      <ul>
        {queries.map(({ query, expectsNone, before, after }) => (
          <li key={query}>
            <a href={`/search?${new URLSearchParams({ q: query })}`}>{query}</a>
            <span class="proof num">
              {describeStanding(before, expectsNone)} → {describeStanding(after, expectsNone)}
            </span>
          </li>
        ))}
      </ul>
    </DocumentPart>
  )
}

function describeStanding({ place, score, noAnswer }: QueryStanding, expectsNone: boolean): string {
  if (expectsNone) return noAnswer ? '該当なしと言う' : '答えのないのに並べる'
  const found = place === undefined ? '答えは10位までにない' : `答えは${place}位`
  return `${noAnswer ? '該当なし、' : ''}${found}（点 ${score.toFixed(2)}）`
}
