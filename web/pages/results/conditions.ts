/** The conditions of a search as readers see them: in words, each with the way out of it. */

import {
  type SearchState,
  searchHref,
  toggleFacet,
  withoutYears,
} from '../../../server/contract/address.ts'
import type { SearchAnswer } from '../../../server/contract/api.ts'
import { facets, labelOf } from '../../../server/contract/vocabulary.ts'

export type Condition = {
  /** Unlike that of any other condition of the search. */
  key: string
  name: string
  label: string
  /** The same search without it, and how many cases that shows. */
  href: string
  total: number | undefined
}

/** The conditions in force, in the order of the address. */
export function listChosen(state: SearchState, without: SearchAnswer['without']): Condition[] {
  const totalOf = (facet: string, value?: string): number | undefined =>
    without?.each.find((one) => one.facet === facet && (value ?? one.value) === one.value)?.total
  const chosen = facets.flatMap(({ id, label, terms }) =>
    state.facets[id].map((value) => ({
      key: `${id}-${value}`,
      name: label,
      label: labelOf(terms, value),
      href: searchHref(toggleFacet(state, id, value)),
      total: totalOf(id, value),
    })),
  )
  if (state.from === undefined && state.to === undefined) return chosen
  const years = {
    key: 'period',
    name: '期間',
    label: formatYears(state),
    href: searchHref(withoutYears(state)),
    total: totalOf('period'),
  }
  return [...chosen, years]
}

function formatYears({ from, to }: SearchState): string {
  if (from === to) return `${from}年`
  return `${from ?? ''}〜${to ?? ''}年`
}
