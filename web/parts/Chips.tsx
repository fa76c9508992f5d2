import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { type Condition, listChosen } from '../conditions.ts'
import { type SearchState, searchHref, withoutConditions } from '../url.ts'

type Props = { state: SearchState; without: SearchAnswer['without'] }

/** The conditions in force, each a link to the same search without it. */
export function Chips({ state, without }: Props): VNode | null {
  const chosen = listChosen(state, without)
  if (chosen.length === 0) return null
  return (
    <div class="chips">
      {chosen.map((condition) => (
        <Chip key={condition.key} condition={condition} />
      ))}
      {chosen.length > 1 && (
        <a class="clear" href={searchHref(withoutConditions(state))}>
          すべて外す{without && `（${without.all}件）`}
        </a>
      )}
    </div>
  )
}

function Chip({ condition: { name, label, href, total } }: { condition: Condition }): VNode {
  return (
    <a class="chip" href={href}>
      <span>
        <b>{name}</b>　{label}
      </span>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M1 1l10 10M11 1 1 11" />
      </svg>
      <span class="hidden-text">を外す{total !== undefined && `（${total}件になる）`}</span>
    </a>
  )
}
