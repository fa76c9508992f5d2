import type { VNode } from 'preact'
import { facets, labelOf } from '../../server/vocabulary.ts'
import {
  countConditions,
  type SearchState,
  searchHref,
  toggleFacet,
  withoutConditions,
  withoutYears,
} from '../url.ts'

/** The conditions in force, each a link to the same search without it. */
export function Chips({ state }: { state: SearchState }): VNode | null {
  const count = countConditions(state)
  if (count === 0) return null
  return (
    <div class="chips">
      {facets.flatMap(({ id, label, terms }) =>
        state.facets[id].map((value) => (
          <Chip
            key={`${id}-${value}`}
            name={label}
            value={labelOf(terms, value)}
            href={searchHref(toggleFacet(state, id, value))}
          />
        )),
      )}
      {(state.from !== undefined || state.to !== undefined) && (
        <Chip
          name="期間"
          value={`${state.from ?? ''}〜${state.to ?? ''}年`}
          href={searchHref(withoutYears(state))}
        />
      )}
      {count > 1 && (
        <a class="clear" href={searchHref(withoutConditions(state))}>
          すべて外す
        </a>
      )}
    </div>
  )
}

function Chip({ name, value, href }: { name: string; value: string; href: string }): VNode {
  return (
    <a class="chip" href={href}>
      <span>
        <b>{name}</b>　{value}
      </span>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M1 1l10 10M11 1 1 11" />
      </svg>
      <span class="hidden-text">を外す</span>
    </a>
  )
}
