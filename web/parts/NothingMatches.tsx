import type { VNode } from 'preact'
import type { SearchAnswer } from '../../server/contract.ts'
import { listChosen } from '../conditions.ts'
import { type SearchState, searchHref, withoutConditions } from '../url.ts'

type Props = { state: SearchState; without: SearchAnswer['without'] }

/** No case meets all conditions: which of them to take away, and what that would show. */
export function NothingMatches({ state, without }: Props): VNode {
  const chosen = listChosen(state, without)
  const helpful = chosen.filter(({ total = 0 }) => total > 0)
  return (
    <div class="nothing">
      <p>{chosen.length > 1 ? 'すべての条件に合う事例はない。' : 'この条件に合う事例はない。'}</p>
      <ul>
        {helpful.map(({ key, name, label, href, total }) => (
          <li key={key}>
            <a class="leader" href={href}>
              <span>
                {name}「{label}」を外す
              </span>
              <span class="num">{total}件</span>
            </a>
          </li>
        ))}
        {(helpful.length === 0 || chosen.length > 1) && (
          <li>
            <a class="leader" href={searchHref(withoutConditions(state))}>
              <span>条件をすべて外す</span>
              <span class="num">{without?.all ?? 0}件</span>
            </a>
          </li>
        )}
      </ul>
    </div>
  )
}
