import type { VNode } from 'preact'
import type { Answers } from './answers.ts'
import { neither, type Question } from './questions.ts'

type Props = {
  questions: readonly Question[]
  answers: Answers
  onAnswer: (id: string, value: string) => void
}

/** Questions with their answers to choose from, and a way not to choose. */
export function QuestionList({ questions, answers, onAnswer }: Props): VNode {
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
