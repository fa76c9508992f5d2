import type { VNode } from 'preact'
import type { CaseAnswer } from '../../server/contract/api.ts'
import { formatOutcome, formatPeriod, formatPlaces } from '../../server/contract/format.ts'
import { BodySize } from '../own-body/BodySize.tsx'
import { MembersOnlyMark } from './MembersOnlyMark.tsx'

type CaseWhereProps = Pick<
  CaseAnswer,
  'municipalities' | 'population' | 'period' | 'outcome' | 'membersOnly'
>

/** Place, size, years and end of a case in one line above its title, and whether it is for members only. */
export function CaseWhere({
  municipalities,
  population,
  period,
  outcome,
  membersOnly,
}: CaseWhereProps): VNode {
  return (
    <p class="hit-where">
      <span>{formatPlaces(municipalities)}</span>
      <BodySize population={population} municipalities={municipalities} />
      <span class="num">{formatPeriod(period)}</span>
      {outcome.state !== 'unknown' && <span class="num">{formatOutcome(outcome)}</span>}
      <MembersOnlyMark membersOnly={membersOnly} />
    </p>
  )
}
