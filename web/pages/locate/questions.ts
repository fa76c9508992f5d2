/**
 * The questions of the self-locator: three about who moves and what changes (the stage), three about how deep the
 * change goes (the level), each in other words, and one about the reader's own body. TAXONOMY's definitions, asked.
 * What a reader has answered is in memory and in the fragment of the address: never in a request.
 */

import { useEffect, useState } from 'preact/hooks'
import {
  type LevelId,
  levels,
  populationClasses,
  type StageId,
  stages,
} from '../../../server/contract/vocabulary.ts'

type Choice = { id: string; text: string }

export type Question = {
  id: string
  axis: 'stage' | 'level' | 'population'
  text: string
  choices: readonly Choice[]
}

/** What a reader chooses who cannot choose. */
export const neither = 'neither'

export const questions: readonly Question[] = [
  askStage('who', 'いま動いている人、これから動く人は', {
    individual: '自分ひとり、または有志の仲間',
    workplace: '同じ係や課の仲間と所属長',
    organization: '首長・幹部・管理部門と、全部の部署',
    community: '役所の職員と、住民・企業・団体・ほかの自治体',
  }),
  askStage('where', '変わってほしいのは', {
    individual: '自分の仕事のやり方、考え方、つながり',
    workplace: '職場の手順、関係、雰囲気',
    organization: '庁内の仕組み、計画や制度、風土',
    community: 'まちの課題の解き方、官民の役割分担',
  }),
  askStage('consent', '始めるのに、うなずいてもらう相手は', {
    individual: 'だれもいらない。自分が決めれば始められる',
    workplace: '係や課の中で決められる',
    organization: '首長や管理部門の判断がいる',
    community: '住民や、相手の団体・企業の同意がいる',
  }),
  askLevel('question', 'いま問いかけたいことは', {
    fix: '決めた通りになっているか',
    improve: 'もっとよいやり方はないか',
    innovate: 'そもそも何のために、誰とやるのか',
  }),
  askLevel('trouble', 'いちばん困っていることは', {
    fix: 'ミス、手戻り、引継ぎ漏れ、苦情が起きている',
    improve: '手間が多く、よりよくしたいが進まない',
    innovate: 'いまの目的や担い手のままでは、先が続かない',
  }),
  askLevel('goal', 'うまくいったと言えるのは', {
    fix: '決めた通りに戻り、同じことが起きなくなったとき',
    improve: '目的は同じまま、やり方がよくなったとき',
    innovate: '目的や担い手、仕組みが新しくなったとき',
  }),
  {
    id: 'body',
    axis: 'population',
    text: '自分の自治体は',
    choices: populationClasses
      .filter(({ id }) => id !== 'other')
      .map(({ id, label }) => ({ id, text: label })),
  },
]

/** The questions about one side of the table. */
export function questionsAbout(axis: Question['axis']): Question[] {
  return questions.filter((question) => question.axis === axis)
}

function askStage(id: string, text: string, texts: Record<StageId, string>): Question {
  const choices = stages.map((stage) => ({ id: stage.id, text: texts[stage.id] }))
  return { id, axis: 'stage', text, choices }
}

function askLevel(id: string, text: string, texts: Record<LevelId, string>): Question {
  const choices = levels.map((level) => ({ id: level.id, text: texts[level.id] }))
  return { id, axis: 'level', text, choices }
}

/** The id of the chosen answer by the id of its question; `neither` is an answer, too. */
export type Answers = Readonly<Record<string, string>>

/** Reads answers out of a fragment; whatever is no answer to a question is dropped. */
export function parseAnswers(fragment: string): Answers {
  const params = new URLSearchParams(fragment.replace(/^#/, ''))
  const known = questions.flatMap(({ id, choices }) => {
    const value = params.get(id) ?? ''
    const isAnswer = value === neither || choices.some((choice) => choice.id === value)
    return isAnswer ? [[id, value] as const] : []
  })
  return Object.fromEntries(known)
}

/** The answers as a fragment, in the order of the questions; empty without any. */
export function formatAnswers(answers: Answers): string {
  const given = questions.flatMap(({ id }) => {
    const value = answers[id]
    return value === undefined ? [] : [[id, value]]
  })
  const text = new URLSearchParams(given).toString()
  return text === '' ? '' : `#${text}`
}

type KeptAnswers = {
  answers: Answers
  answer: (id: string, value: string) => void
  clear: () => void
}

/** The reader's answers, kept in the fragment so that they survive a reload and the way back from a case. */
export function useAnswers(): KeptAnswers {
  const [answers, setAnswers] = useState(readNow)
  useEffect(() => {
    const read = (): void => setAnswers(parseAnswers(location.hash))
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  const keep = (next: Answers): void => {
    setAnswers(next)
    const { pathname, search } = location
    history.replaceState(history.state, '', pathname + search + formatAnswers(next))
  }
  return {
    answers,
    answer: (id, value) => keep({ ...answers, [id]: value }),
    clear: () => keep({}),
  }
}

/** At once on the way back, so that the page has its height; but the first screen is the one the server drew. */
function readNow(): Answers {
  const isTakenOver =
    typeof document !== 'undefined' && document.documentElement.dataset['script'] === 'on'
  return isTakenOver ? parseAnswers(location.hash) : {}
}
