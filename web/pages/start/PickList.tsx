import type { VNode } from 'preact'
import { formatOutcome, splitLines, splitTitle } from '../../../server/contract/format.ts'
import type { StartAnswer } from '../../../server/contract/pages.ts'
import { labelOf, scenes } from '../../../server/contract/vocabulary.ts'
import { CaseWhere } from '../../parts/CaseWhere.tsx'
import { MarkedText } from '../../parts/MarkedText.tsx'
import { SceneBadge } from '../../parts/SceneBadge.tsx'

/** A case to begin with; `quote` says what became of it. */
type Pick = StartAnswer['endings'][number]

/** Cases side by side. */
export function PickList({ picks }: { picks: readonly Pick[] }): VNode | null {
  if (picks.length === 0) return null
  return (
    <ul class="columns3">
      {picks.map((pick) => (
        <li key={pick.slug}>
          <span class="scene">
            <SceneBadge scenes={pick.scenes} />
            {labelOf(scenes, pick.scenes[0] ?? '')}
          </span>
          <CaseWhere {...pick} />
          <h3>
            <a href={`/cases/${pick.slug}`}>{splitTitle(pick.title).main}</a>
          </h3>
          <PickText pick={pick} />
        </li>
      ))}
    </ul>
  )
}

function PickText({ pick }: { pick: Pick }): VNode {
  const { quote, outcome, slug } = pick
  if (!quote) return <p class="phrase">{splitLines(pick.summary).slice(0, 2).join('')}</p>
  return (
    <p class="phrase">
      <b>{formatOutcome(outcome)}</b>　
      <MarkedText {...quote} page={`/cases/${slug}`} />
    </p>
  )
}
