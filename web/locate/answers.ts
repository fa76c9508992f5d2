/** What a reader has answered, in memory and in the fragment of the address: never in a request. */

import { neither, questions } from './questions.ts'

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
