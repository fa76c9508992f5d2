import type { VNode } from 'preact'
import { facetHref } from '../../../server/contract/address.ts'
import type { LocateAnswer } from '../../../server/contract/pages.ts'
import { levels, stages } from '../../../server/contract/vocabulary.ts'
import { OwnBodyChoice } from '../../own-body/OwnBodyChoice.tsx'
import type { OwnBody } from '../../own-body/own-body.ts'
import { VisitStatus } from '../../parts/Notice.tsx'
import { SceneGrid } from '../../parts/SceneGrid.tsx'
import { SectionHead } from '../../parts/SectionHead.tsx'
import type { View } from '../../state.ts'
import {
  type Answers,
  neither,
  type Question,
  questions,
  questionsAbout,
  useAnswers,
} from './questions.ts'
import { StandingPanel } from './StandingPanel.tsx'
import { StepColumns } from './StepColumns.tsx'
import { findStanding, findSteps } from './standing.ts'

const parts = [
  { axis: 'stage', title: '範囲', note: 'だれが、どこを変えるか' },
  { axis: 'level', title: '深さ', note: 'どこまで変えるか' },
  { axis: 'population', title: '規模', note: '似た自治体の事例を先に出す' },
] as const

type LocatePageProps = {
  locate: LocateAnswer
  bodies: readonly OwnBody[] | undefined
  view: View
}

/** 「自分はどこにいるか」: a few answers, the scene they lead to, and the cases one step on. */
export function LocatePage({ locate, bodies, view }: LocatePageProps): VNode {
  const { answers, answer, clear } = useAnswers()
  const standing = findStanding(answers)
  const steps = findSteps(standing.cells)
  const given = questions.filter(({ id }) => answers[id] !== undefined).length
  const body = answers['body'] === neither ? undefined : answers['body']
  return (
    <main id="main" aria-busy={view.busy}>
      <VisitStatus view={view} />
      <div class="empty mt-5">
        <h1 tabIndex={-1}>自分はどこにいるか</h1>
        <p class="phrase">
          いまの取り組みや困りごとを思い浮かべて七つの問いに答えると、12の場面のうち自分のいる場面と、一歩先を行く事例が出る。答えはこの端末の外に出ない。
        </p>
      </div>

      <section class="section mt-5" aria-labelledby="own">
        <SectionHead id="own" title="わが市">
          決めておくと、どの事例にも「うちとほぼ同じ」「うちの約3倍」と規模の違いが出る。この端末の中だけに残す。
        </SectionHead>
        <OwnBodyChoice found={bodies} />
      </section>

      <div class="locate-desk section mt-5 when-scripted">
        <form>
          {parts.map(({ axis, title, note }) => (
            <section key={axis} aria-labelledby={axis}>
              <SectionHead id={axis} title={title}>
                {note}
              </SectionHead>
              <QuestionList questions={questionsAbout(axis)} answers={answers} onAnswer={answer} />
            </section>
          ))}
        </form>
        <aside aria-label="いまの場面">
          <StandingPanel locate={locate} standing={standing} steps={steps} />
          {standing.cells.length > 0 && (
            <button type="button" class="button button--line steps-go" onClick={showSteps}>
              一歩先の事例を見る
            </button>
          )}
          <p class="standing-tools num">
            {questions.length}問のうち{given}問に答えた
            {given > 0 && (
              <button type="button" class="text-button" onClick={clear}>
                答えを消す
              </button>
            )}
          </p>
        </aside>
      </div>

      {standing.cells.length > 0 && (
        <section class="section" aria-labelledby="steps">
          <SectionHead id="steps" title="一歩先の事例">
            右はより広い範囲へ、下はより深い変革へ。
          </SectionHead>
          <StepColumns locate={locate} standing={standing} steps={steps} body={body} />
        </section>
      )}

      <section class="section" aria-labelledby="table">
        <SectionHead id="table" title="答えずに、表から選ぶ">
          近いステージと、近い変革レベルを一つずつ選ぶ。二つが交わる欄が、いまの場面。
        </SectionHead>
        <div class="locate-table">
          <AnswerTable caption="範囲（ステージ）" axis="stage" values={stages} />
          <AnswerTable caption="深さ（変革レベル）" axis="level" values={levels} />
          <SceneGrid
            caption="12の場面。欄を選ぶと、その場面の事例が並ぶ"
            counts={new Map(Object.entries(locate.scenes).map(([id, { count }]) => [id, count]))}
            chosen={[]}
            hrefOf={(scene) => facetHref('scene', scene.id)}
          />
        </div>
        <p class="note mt-3">
          問いと分け方は、ステージと変革レベルの編集部の作業定義による。
          <a href="/taxonomy">分類の説明</a>
        </p>
      </section>
    </main>
  )
}

/** By hand instead of by a link: the fragment of the address holds the answers. */
function showSteps(): void {
  const head = document.getElementById('steps')
  if (head === null) return
  head.tabIndex = -1
  head.focus({ preventScroll: true })
  head.scrollIntoView()
}

type AnswerTableProps = {
  caption: string
  axis: Question['axis']
  values: readonly { id: string; label: string }[]
}

/** What the answers of one side mean, to be read instead of answered. */
function AnswerTable({ caption, axis, values }: AnswerTableProps): VNode {
  const asked = questionsAbout(axis)
  return (
    <table class="word-table">
      <caption>{caption}</caption>
      <tbody>
        {values.map(({ id, label }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td>
              <ul>
                {asked.map(({ id: question, choices }) => (
                  <li key={question}>{choices.find((choice) => choice.id === id)?.text}</li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type QuestionListProps = {
  questions: readonly Question[]
  answers: Answers
  onAnswer: (id: string, value: string) => void
}

/** Questions with their answers to choose from, and a way not to choose. */
function QuestionList({ questions, answers, onAnswer }: QuestionListProps): VNode {
  return (
    <>
      {questions.map(({ id, axis, text, choices }) => (
        <fieldset key={id} class="question">
          <legend>{text}</legend>
          <div class={axis === 'population' ? 'choices choices--short' : 'choices'}>
            {[...choices, { id: neither, text: 'どちらとも言えない' }].map((choice) => (
              <label key={choice.id} class="choice">
                <input
                  type="radio"
                  name={id}
                  value={choice.id}
                  checked={answers[id] === choice.id}
                  onChange={() => onAnswer(id, choice.id)}
                />
                <span class="phrase">{choice.text}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}
