/** Parameters of an address into a search with every word checked; the same for the API and the pages. */

import {
  evidences,
  type FacetId,
  facets,
  findTerm,
  sorts,
  type Term,
} from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import type { SearchRequest } from '../library/library.ts'
import { type Parameters, readSingle, readText, readWhole } from './parameters.ts'

/** Names of the parameters that a page's address may carry. */
export const pageParameters: readonly string[] = [
  'q',
  ...facets.map((facet) => facet.id),
  'from',
  'to',
  'period',
  'sort',
  'page',
]

/** Names of the parameters of GET /api/search. */
export const searchParameters: readonly string[] = [...pageParameters, 'evidence', 'size']

const years = [1900, 2100] as const
const pages = [1, 10_000] as const
const sizes = [1, 100] as const
const usualSize = 20
/** A field is a free word of the cases, and choosing more than these of one facet is no choice. */
const longestField = 40
const mostValues = 60

/** Parses a search; throws an AppError that names the first parameter that cannot be used. */
export function parseSearchRequest(parameters: Parameters): SearchRequest {
  return {
    text: readText(parameters),
    facets: readFacets(parameters),
    ...readYears(parameters),
    sort: readWord('sort', sorts, readSingle(parameters, 'sort') ?? 'relevance'),
    ...readEvidence(parameters),
    page: readWhole(parameters, 'page', pages) ?? 1,
    size: readWhole(parameters, 'size', sizes) ?? usualSize,
  }
}

/** The span from `from` to `to`, or that of a decade as `period` of an answer's facets names it. */
function readYears(parameters: Parameters): Pick<SearchRequest, 'from' | 'to'> {
  const from = readWhole(parameters, 'from', years)
  const to = readWhole(parameters, 'to', years)
  const decade = readWhole(parameters, 'period', years)
  if (decade !== undefined && (decade % 10 > 0 || from !== undefined || to !== undefined)) {
    const want = '年代の初めの年（2010など）を、from・to なしで指定してください。'
    throw new AppError('BAD_PARAMETER', { name: 'period', got: String(decade), want })
  }
  if (decade !== undefined) return { from: decade, to: decade + 9 }
  if (from !== undefined && to !== undefined && from > to) {
    const want = `to（${to}）より後の年は指定できません。`
    throw new AppError('BAD_PARAMETER', { name: 'from', got: String(from), want })
  }
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function readEvidence(parameters: Parameters): Pick<SearchRequest, 'evidence'> {
  const evidence = readSingle(parameters, 'evidence')
  return evidence === undefined ? {} : { evidence: readWord('evidence', evidences, evidence) }
}

function readFacets(parameters: Parameters): SearchRequest['facets'] {
  const chosen: Partial<Record<FacetId, readonly string[]>> = {}
  for (const { id, terms } of facets) {
    const values = parameters.get(id) ?? []
    if (values.length > mostValues) {
      const want = `${mostValues}個までにしてください。`
      throw new AppError('BAD_PARAMETER', { name: id, got: `${values.length}個`, want })
    }
    const ids = values.map((value) => (terms ? readWord(id, terms, value) : readField(id, value)))
    if (ids.length > 0) chosen[id] = [...new Set(ids)]
  }
  return chosen
}

function readWord<Id extends string>(name: string, terms: readonly Term<Id>[], got: string): Id {
  const term = findTerm(terms, got.trim())
  if (term) return term.id
  const words = terms.map(({ id, label }) => `${label}（${id}）`).join('、')
  throw new AppError('BAD_PARAMETER', { name, got, want: `使える語は ${words} です。` })
}

function readField(name: string, got: string): string {
  const field = got.trim()
  if (field !== '' && [...field].length <= longestField) return field
  throw new AppError('BAD_PARAMETER', {
    name,
    got,
    want: `${longestField}字までの語にしてください。`,
  })
}
