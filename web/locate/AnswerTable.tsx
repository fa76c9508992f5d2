import type { VNode } from 'preact'
import { type Question, questionsAbout } from './questions.ts'

type Props = {
  caption: string
  axis: Question['axis']
  values: readonly { id: string; label: string }[]
}

/** What the answers of one side mean, to be read instead of answered. */
export function AnswerTable({ caption, axis, values }: Props): VNode {
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
