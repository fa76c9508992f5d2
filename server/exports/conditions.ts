/** The conditions of a search in words, as the results page names them. */

import type { SearchRequest } from '../library.ts'
import { facets, labelOf } from '../vocabulary.ts'

/** Each condition as 「場面 職場×改善」. */
export function describeConditions({ facets: chosen, from, to }: SearchRequest): string[] {
  const named = facets.flatMap(({ id, label, terms }) =>
    (chosen[id] ?? []).map((value) => `${label} ${labelOf(terms, value)}`),
  )
  return [...named, ...describeYears(from, to)]
}

function describeYears(from: number | undefined, to: number | undefined): string[] {
  if (from === undefined && to === undefined) return []
  return [from === to ? `期間 ${from}年` : `期間 ${from ?? ''}〜${to ?? ''}年`]
}
