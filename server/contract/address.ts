/**
 * The search a screen shows, and its address (read-address.ts reads it back). The address is the only state of a search: reload,
 * back and a mailed link give the same screen, so one search has exactly one address.
 */

import { compareText } from './compare-text.ts'
import {
  type FacetId,
  type FitId,
  facets,
  findTerm,
  isNegated,
  negate,
  type SortId,
  type Term,
} from './vocabulary.ts'

export type SearchState = {
  q: string
  /** A value with a minus before it (vocabulary.ts) leaves out what has it. */
  facets: Record<FacetId, string[]>
  /** Conditions read out of the words that the reader does not mean, as formatIgnored names them. */
  ignored: string[]
  from?: number
  to?: number
  sort: SortId
  /** The people of the reader's own body, which `sort=size` looks from. */
  own?: number
  /** Left out where the address does not say: a page then shows what fits, the API all. */
  fit?: FitId
  page: number
}

const defaultSort: SortId = 'relevance'
/** Which cases a page lists unless its address says otherwise. */
export const pageFit: FitId = 'good'

/** A search without words and conditions: all cases. */
export function emptySearch(): SearchState {
  const none: Record<FacetId, string[]> = {
    scene: [],
    stage: [],
    level: [],
    theme: [],
    collection: [],
    field: [],
    prefecture: [],
    population: [],
    barrier: [],
    region: [],
    people: [],
    land: [],
    body: [],
    starter: [],
    start: [],
    span: [],
    cost: [],
    outcome: [],
    money: [],
    confidence: [],
  }
  return { q: '', facets: none, ignored: [], sort: defaultSort, page: 1 }
}

/** The query string of a search, in canonical order and without what is default. */
export function formatSearch(state: SearchState): string {
  const params = new URLSearchParams()
  for (const [name, value] of listConditions(state)) params.append(name, value)
  if (state.page > 1) params.set('page', String(state.page))
  return params.toString()
}

/** The address of a search. */
export function searchHref(state: SearchState): string {
  const query = formatSearch(state)
  return query === '' ? '/search' : `/search?${query}`
}

/** The address of all cases with one value of one facet. */
export function facetHref(id: FacetId, value: string): string {
  return searchHref(toggleFacet(emptySearch(), id, value))
}

/** The address of a search for these words alone. */
export function wordsHref(q: string): string {
  return searchHref({ ...emptySearch(), q })
}

/** The address of a file of everything that a search finds; its order is named always, as a search for all needs a name. */
export function searchFileHref(state: SearchState, format: string): string {
  const params = new URLSearchParams(listConditions(state))
  params.set('sort', state.sort)
  params.set('fit', state.fit ?? pageFit)
  params.set('format', format)
  return `/api/export?${params}`
}

/** Names and values of everything but the page, as a form would send them. */
export function listConditions(state: SearchState): [name: string, value: string][] {
  const pairs: [string, string][] = []
  if (state.q !== '') pairs.push(['q', state.q])
  for (const { id } of facets) {
    for (const value of state.facets[id]) pairs.push([id, value])
  }
  if (state.from !== undefined) pairs.push(['from', String(state.from)])
  if (state.to !== undefined) pairs.push(['to', String(state.to)])
  for (const ignored of state.ignored) pairs.push(['ignore', ignored])
  if (state.sort !== defaultSort) pairs.push(['sort', state.sort])
  if (state.sort === 'size' && state.own !== undefined) pairs.push(['own', String(state.own)])
  if (state.fit !== undefined) pairs.push(['fit', state.fit])
  return pairs
}

/** The search with one value added and its opposite gone, or taken away if it was chosen; back on its first page. */
export function toggleFacet(state: SearchState, id: FacetId, value: string): SearchState {
  const chosen = state.facets[id]
  const others = chosen.filter((one) => one !== value && one !== negate(value))
  const values = chosen.includes(value) ? others : [...others, value]
  const terms = facets.find((facet) => facet.id === id)?.terms
  return { ...state, facets: { ...state.facets, [id]: orderValues(values, terms) }, page: 1 }
}

/** A condition read out of the words, as an address names it: by its facet and its first value. */
export function formatIgnored({ facet, value }: { facet: string; value: string }): string {
  return `${facet}:${value}`
}

/** The search without a condition read out of its words, or with it again; back on its first page. */
export function toggleIgnored(
  state: SearchState,
  condition: { facet: string; value: string },
): SearchState {
  const name = formatIgnored(condition)
  const others = state.ignored.filter((one) => one !== name)
  const ignored = others.length < state.ignored.length ? others : [...others, name]
  return { ...state, ignored: ignored.sort(compareText), page: 1 }
}

/** The search within a decade, named by its first year, or without its years if it was that decade. */
export function toggleDecade(state: SearchState, decade: string): SearchState {
  const from = Number(decade)
  return isDecade(state, decade) ? withoutYears(state) : { ...state, from, to: from + 9, page: 1 }
}

/** Whether the years of a search are those of this decade. */
export function isDecade({ from, to }: SearchState, decade: string): boolean {
  return from === Number(decade) && to === from + 9
}

/** The same words without any condition. */
export function withoutConditions(state: SearchState): SearchState {
  const { q, ignored, sort, own } = state
  return { ...emptySearch(), q, ignored, sort, ...(own !== undefined && { own }) }
}

/** The search without its years. */
export function withoutYears({ from: _from, to: _to, ...rest }: SearchState): SearchState {
  return { ...rest, page: 1 }
}

/** How many conditions narrow the search; a span of years is one. */
export function countConditions(state: SearchState): number {
  const chosen = facets.reduce((sum, { id }) => sum + state.facets[id].length, 0)
  return chosen + (state.from === undefined && state.to === undefined ? 0 : 1)
}

/** The id of a term by its id or label, or of its opposite by a minus before either; undefined where there is none. */
export function findValue(terms: readonly Term[], text: string): string | undefined {
  if (!isNegated(text)) return findTerm(terms, text)?.id
  const term = findTerm(terms, negate(text))
  return term && negate(term.id)
}

/** Ids once each, in the order of the vocabulary, then words outside it. */
export function orderValues(
  values: readonly string[],
  terms: readonly Term[] | undefined,
): string[] {
  const known = terms ?? []
  const ids = values
    .map((value) => findValue(known, value) ?? value.trim())
    .filter((id) => id !== '')
  const rank = (id: string): number => {
    const plain = isNegated(id) ? negate(id) : id
    const index = known.findIndex((term) => term.id === plain)
    return index < 0 ? known.length : index
  }
  return [...new Set(ids)].sort((a, b) => rank(a) - rank(b) || compareText(a, b))
}
