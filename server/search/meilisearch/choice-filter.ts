/**
 * A reader's choice as a filter of the server. Its filters are a language of their own: whatever a stranger typed and
 * got into one could widen what is found. So every word of ours is an id of a closed vocabulary, the cases' own words
 * for `field` are hexadecimal, and years are numbers; nothing else gets in.
 */

import { type FacetId, facets } from '../../vocabulary.ts'
import type { Choice, FacetValues } from '../facets.ts'
import { encodeTerm } from './encode-term.ts'

/** AND of the outer list, OR of the inner ones. */
export type Filter = string[][]

/** The filter that a case has to pass; undefined where nothing is chosen. */
export function buildFilter(choice: Choice): Filter | undefined {
  const chosen = facets.flatMap(({ id }) => {
    const values = choice.facets[id] ?? []
    return values.length === 0 ? [] : [values.map((value) => `${id} = "${encodeValue(id, value)}"`)]
  })
  const years = [
    ...(Number.isInteger(choice.to) ? [[`from <= ${choice.to}`]] : []),
    ...(Number.isInteger(choice.from) ? [[`to >= ${choice.from}`]] : []),
  ]
  const filter = [...chosen, ...years]
  return filter.length === 0 ? undefined : filter
}

/** The values of a case as the filters name them. */
export function encodeValues(values: FacetValues): Record<FacetId, string[]> {
  const encoded = facets.map(({ id }) => [id, values[id].map((value) => encodeValue(id, value))])
  return Object.fromEntries(encoded) as Record<FacetId, string[]>
}

/** What is not in the vocabulary is found by nothing, like a value that no case has. */
function encodeValue(id: FacetId, value: string): string {
  const terms = facets.find((facet) => facet.id === id)?.terms
  if (terms === undefined) return encodeTerm(value)
  return terms.some((term) => term.id === value) ? value : 'none'
}
