import type { VNode } from 'preact'
import type { StartAnswer } from '../../server/contract-pages.ts'
import { labelOf, scenes } from '../../server/vocabulary.ts'
import { splitLines, splitTitle } from '../format.ts'
import { CaseWhere } from './CaseWhere.tsx'
import { SceneBadge } from './SceneBadge.tsx'

/** Cases to begin with, side by side. */
export function PickList({ picks }: { picks: StartAnswer['picks'] }): VNode {
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
          <p class="phrase">{splitLines(pick.summary).slice(0, 2).join('')}</p>
        </li>
      ))}
    </ul>
  )
}
