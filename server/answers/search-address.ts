/** The search that an address asks for: refused by the API at its first problem, opened by a page without what it cannot use. */

import { pageFit, type SearchState } from '../contract/address.ts'
import type { SearchRequest } from '../contract/api.ts'
import { type Dropped, listDropped, pageParameters, readAddress } from '../contract/read-address.ts'
import { evidences, facets } from '../contract/vocabulary.ts'
import { queryOf, readParameters, readTerm, readWhole, toError } from './parameters.ts'

/** Names that the address of a search for programs may have. */
export const searchParameters: readonly string[] = [...pageParameters, 'evidence', 'size']
export const sizes = [1, 100] as const
const usualSize = 20

/** The search of GET /api/search, or of another address of the API that may have these names. */
export function readSearch(
  url: string,
  known: readonly string[] = searchParameters,
): SearchRequest {
  const { state, problems } = readAddress(queryOf(url), known)
  const first = problems[0]
  if (first) throw toError(first.refusal, known)
  const parameters = readParameters(url)
  const evidence = readTerm(parameters, 'evidence', evidences)
  const size = readWhole(parameters, 'size', sizes) ?? usualSize
  const request = toRequest(state, size)
  return evidence === undefined ? request : { ...request, evidence }
}

/** The search of a page: old and mistyped links must open. */
export function readPageSearch(url: string): {
  search: SearchRequest
  state: SearchState
  dropped: Dropped[]
} {
  const address = readAddress(queryOf(url))
  const { state, problems } = address
  const fatal = problems.find(({ dropped }) => !dropped)
  if (fatal) throw toError(fatal.refusal, pageParameters)
  const search = { fit: pageFit, ...toRequest(state, usualSize) }
  return { search, state, dropped: listDropped(address) }
}

function toRequest(
  { q, facets: chosen, ignored, ...rest }: SearchState,
  size: number,
): SearchRequest {
  const ids = facets.map(({ id }) => id).filter((id) => chosen[id].length > 0)
  const values = Object.fromEntries(ids.map((id) => [id, chosen[id]]))
  const request = { text: q, facets: values, ...rest, size }
  return ignored.length === 0 ? request : { ...request, ignored }
}
