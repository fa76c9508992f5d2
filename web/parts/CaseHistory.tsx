import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract.ts'
import { formatDate } from '../format.ts'

/** What was changed in a case, and when it was last checked. */
export function CaseHistory({ history }: Pick<CaseAnswer, 'history'>): VNode {
  return (
    <ol class="years wide">
      {history.map(({ date, note }) => (
        <li key={`${date} ${note}`}>
          <span class="when">{formatDate(date)}</span>
          <span>{note}</span>
        </li>
      ))}
    </ol>
  )
}
