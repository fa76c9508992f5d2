import type { VNode } from 'preact'
import { judgementGrades } from '../../server/contract/desk.ts'
import type { DeskPage, JudgedCase, JudgedQuestion } from '../../server/contract/desk-pages.ts'
import { formatDate } from '../../server/contract/format.ts'
import { DocumentBody, DocumentPart } from '../documents/DocumentBody.tsx'
import { FormOutcome } from '../parts/FormOutcome.tsx'
import { MembersOnlyMark } from '../parts/MembersOnlyMark.tsx'
import { DeskField } from './DeskField.tsx'
import { DeskPlaces } from './DeskPlaces.tsx'

type JudgeData = Extract<DeskPage, { name: 'desk-judge' }>

const mostListed = 20

/** Where editors judge what a question finds: one form, a row of three choices a case. */
export function JudgePage({ page }: { page: JudgeData }): VNode {
  const { question, counts, done } = page
  return (
    <DocumentBody
      title="答えを判定する"
      lead={`問いに出てくる事例が答えになるかを判定する。この図書館の検索の質は、これで測る。いまは${counts.questions}の問いに${counts.judgements}の判定がある。`}
    >
      <DeskPlaces here={page.name} />
      <FormOutcome done={done} />
      {question && <Question question={question} />}
      <NextQuestions page={page} />
      {counts.judgements > 0 && (
        <DocumentPart id="take" title="持ち出す">
          <p>
            <a href="/desk/judgements.jsonl" download>
              判定をファイルで受け取る
            </a>
            。一行に一つの問い。<code>npm run eval -- --queries ファイル</code>で測れる。
          </p>
        </DocumentPart>
      )}
    </DocumentBody>
  )
}

function Question({ question }: { question: JudgedQuestion }): VNode {
  const { query, normal, noAnswer, cases } = question
  const done = cases.filter(({ judged }) => judged !== undefined).length
  return (
    <section class="section mt-5" aria-labelledby="question">
      <div class="section-head">
        <h2 id="question">「{query}」</h2>
      </div>
      <p class="note">
        {normal !== query && `「${normal}」の形で残す。`}
        {noAnswer
          ? `検索は「該当なし」と言う。近いもの${cases.length}件のうち、${done}件を判定した。`
          : `はじめの${cases.length}件のうち、${done}件を判定した。`}
      </p>
      {cases.length > 0 && (
        <form method="post" action="/desk/judge">
          <input type="hidden" name="q" value={query} />
          <ol class="judged">
            {cases.map((found) => (
              <JudgedRow key={found.slug} found={found} />
            ))}
          </ol>
          <button type="submit" class="button">
            判定を残す
          </button>
        </form>
      )}
    </section>
  )
}

function JudgedRow({ found }: { found: JudgedCase }): VNode {
  const { slug, title, place, summary, judged } = found
  return (
    <li>
      <fieldset class="question">
        <legend>
          <a href={`/cases/${slug}`}>{title}</a>
          <MembersOnlyMark membersOnly={found.membersOnly} />
        </legend>
        <p class="note">
          {place}　{summary}
        </p>
        <div class="grades">
          {judgementGrades.map(({ id, label }) => (
            <label key={id} class="choice">
              <input type="radio" name={`grade.${slug}`} value={id} checked={id === judged} />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  )
}

function NextQuestions({ page: { next, judged, question } }: { page: JudgeData }): VNode {
  const waiting = next.filter(({ text }) => text !== question?.normal).slice(0, mostListed)
  return (
    <DocumentPart id="next" title={question ? '次の問い' : '問い'}>
      <form class="member-form desk-form" method="get" action="/desk/judge">
        <DeskField label="問いを打つ" name="q" value="" required maxLength={200} />
        <button type="submit" class="button button--line">
          この問いを判定する
        </button>
      </form>
      {waiting.length > 0 && (
        <>
          <p class="mt-3">見つからなかった問いのうち、まだ判定していないもの</p>
          <QuestionList
            questions={waiting.map(({ text, days }) => ({ text, note: `${days}日` }))}
          />
        </>
      )}
      {judged.length > 0 && (
        <details class="fold">
          <summary class="more">
            <span>判定した問い</span>
          </summary>
          <QuestionList
            questions={judged.map(({ query, day }) => ({ text: query, note: formatDate(day) }))}
          />
        </details>
      )}
    </DocumentPart>
  )
}

function QuestionList({
  questions,
}: {
  questions: readonly { text: string; note: string }[]
}): VNode {
  return (
    <ul class="link-list">
      {questions.map(({ text, note }) => (
        <li key={text}>
          <a href={`/desk/judge?${new URLSearchParams({ q: text })}`}>{text}</a>
          <span class="proof num">{note}</span>
        </li>
      ))}
    </ul>
  )
}
