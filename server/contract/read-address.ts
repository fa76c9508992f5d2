/**
 * The grammar of a search's address, the same for everybody who reads one: the API refuses the first problem, a page, made
 * on the server or in the browser, leaves out what cannot be used and names it.
 */

import { emptySearch, findValue, orderValues, type SearchState } from './address.ts'
import { compareText } from './compare-text.ts'
import { type Parameters, readParameters } from './query-string.ts'
import {
  type FacetId,
  facets,
  findTerm,
  fits,
  labelOf,
  type SortId,
  sorts,
  type Term,
} from './vocabulary.ts'

/** Why something is refused, as server/errors.ts says it. */
export type Refusal =
  | { code: 'BROKEN_URL' }
  | { code: 'QUERY_TOO_LONG'; length: number; limit: number }
  | { code: 'UNKNOWN_PARAMETER' | 'REPEATED_PARAMETER'; name: string }
  | { code: 'BAD_PARAMETER'; name: string; got: string; want: string }

/** A condition of an old or mistyped link that could not be used. */
export type Dropped = { name: string; value: string }

/** What is wrong; without `dropped` no search is left that could be shown instead. */
type Problem = { refusal: Refusal; dropped?: Dropped }

type ReadAddress = { state: SearchState; problems: readonly Problem[] }

/** Names of the parameters that a page's address may carry. */
export const pageParameters: readonly string[] = [
  'q',
  ...facets.map((facet) => facet.id),
  'from',
  'to',
  'period',
  'ignore',
  'sort',
  'own',
  'fit',
  'page',
]

/** Longest search text in characters, as people count them. */
export const longestText = 200
/** A field is a free word of the cases. */
export const longestField = 40
/** Choosing more than these of one facet is no choice. */
export const mostValues = 60
export const pages = [1, 10_000] as const
export const years = [1900, 2100] as const
/** From a village of a hundred to all of Tokyo. */
export const people = [1, 99_999_999] as const

/**
 * Reads the query string of an address, with every word checked. Names that are not `known` are problems; those of them
 * that no search has are left to whoever knows them. Problems are in the order of the grammar.
 */
export function readAddress(query: string, known: readonly string[] = pageParameters): ReadAddress {
  const parameters = readParameters(query)
  const state = emptySearch()
  if (!parameters) return { state, problems: [{ refusal: { code: 'BROKEN_URL' } }] }
  const problems: Problem[] = []
  for (const [name, values] of parameters) {
    if (known.includes(name)) continue
    for (const value of values) {
      problems.push({ refusal: { code: 'UNKNOWN_PARAMETER', name }, dropped: { name, value } })
    }
  }
  const reader: Reader = { parameters, problems }
  state.q = readOne(reader, 'q', parseText) ?? ''
  const tooLong = refuseLong(state.q)
  if (tooLong) problems.push({ refusal: tooLong })
  for (const { id, terms } of facets) state.facets[id] = readFacet(reader, id, terms)
  Object.assign(state, readYears(reader))
  state.ignored = [...new Set(readMany(reader, 'ignore', parseIgnored))].sort(compareText)
  Object.assign(state, readOrder(reader))
  const fit = readOne(reader, 'fit', parseTerm(fits))
  if (fit !== undefined) state.fit = fit
  state.page = readOne(reader, 'page', parseWhole(pages)) ?? state.page
  return { state, problems }
}

/** What mailers and campaigns add to a link was never a condition. */
const additions = /^(?:utm_\w+|mc_\w+|_(?:ga|gl|hs\w+)|\w*clid)$/
/** Nobody chooses more than these. */
const mostDropped = 200

/** What a page says that it has left out. */
export function listDropped({ problems }: ReadAddress): Dropped[] {
  return problems
    .flatMap(({ dropped }) => dropped ?? [])
    .filter(({ name }) => !additions.test(name))
    .slice(0, mostDropped)
}

/** The refusal of a search text that nobody could have meant, or undefined. */
export function refuseLong(text: string): Refusal | undefined {
  const length = text.length > longestText ? [...text].length : text.length
  return length > longestText ? { code: 'QUERY_TOO_LONG', length, limit: longestText } : undefined
}

type Reader = { parameters: Parameters; problems: Problem[] }

/** The value, or what is wanted instead. */
export type Parse<Value> = (text: string) => { value: Value } | { want: string }

/** The first value of a name that can be used. */
function readOne<Value>(
  { parameters, problems }: Reader,
  name: string,
  parse: Parse<Value>,
): Value | undefined {
  const values = parameters.get(name) ?? []
  let chosen: { value: Value } | undefined
  for (const value of values) {
    const parsed = parse(value)
    if (!chosen && 'value' in parsed) {
      chosen = parsed
      continue
    }
    const refusal: Refusal =
      values.length === 1 && 'want' in parsed
        ? { code: 'BAD_PARAMETER', name, got: value, want: parsed.want }
        : { code: 'REPEATED_PARAMETER', name }
    problems.push({ refusal, dropped: { name, value } })
  }
  return chosen?.value
}

/** Ids once each, in the order of the vocabulary. */
function readFacet(reader: Reader, name: FacetId, terms: readonly Term[] | undefined): string[] {
  return orderValues(readMany(reader, name, terms ? parseChoice(terms) : parseField), terms)
}

/** The values of a name that can be used, as many as anybody means. */
function readMany({ parameters, problems }: Reader, name: string, parse: Parse<string>): string[] {
  const values = parameters.get(name) ?? []
  const tooMany = values.length > mostValues && {
    got: `${values.length}個`,
    want: `${mostValues}個までにしてください。`,
  }
  const chosen: string[] = []
  for (const value of values) {
    const parsed = parse(value)
    if ('value' in parsed && chosen.length < mostValues) {
      chosen.push(parsed.value)
      continue
    }
    const { got, want } = tooMany || { got: value, want: 'want' in parsed ? parsed.want : '' }
    problems.push({ refusal: { code: 'BAD_PARAMETER', name, got, want }, dropped: { name, value } })
  }
  return chosen
}

/** The order, and from whose size it looks; without a size there is no nearness to one. */
function readOrder(reader: Reader): Pick<SearchState, 'own'> & { sort?: SortId } {
  const sort = readOne(reader, 'sort', parseTerm(sorts))
  const own = readOne(reader, 'own', parseWhole(people))
  if (sort !== 'size') return sort === undefined ? {} : { sort }
  if (own !== undefined) return { sort, own }
  const want = 'own に、うちの人口（15000など）を添えてください。'
  const refusal = { code: 'BAD_PARAMETER', name: 'sort', got: 'size', want } as const
  reader.problems.push({ refusal, dropped: { name: 'sort', value: labelOf(sorts, sort) } })
  return {}
}

type Years = { from?: number; to?: number; period?: number }

/** The span from `from` to `to`, or that of a decade as `period` of an answer's facets names it. */
function readYears(reader: Reader): Pick<Years, 'from' | 'to'> {
  const given: Years = {}
  for (const name of ['from', 'to', 'period'] as const) {
    const year = readOne(reader, name, name === 'period' ? parseDecade : parseWhole(years))
    if (year !== undefined) given[name] = year
  }
  const { period, ...span } = keepFirstYears(reader, given)
  return period === undefined ? span : { from: period, to: period + 9 }
}

/** The years that go together, where what stands first in the address counts. */
function keepFirstYears({ parameters, problems }: Reader, given: Years): Years {
  const refusal = refuseYears(given)
  if (!refusal) return given
  let kept: Years = {}
  for (const name of parameters.keys()) {
    const year = given[name as keyof Years]
    if (year === undefined) continue
    const more = { ...kept, [name]: year }
    if (refuseYears(more)) problems.push({ refusal, dropped: { name, value: String(year) } })
    else kept = more
  }
  return kept
}

/** Why these years do not go together, or undefined. */
function refuseYears({ from, to, period }: Years): Refusal | undefined {
  const code = 'BAD_PARAMETER'
  if (period !== undefined && (from !== undefined || to !== undefined)) {
    return { code, name: 'period', got: String(period), want: wantedDecade }
  }
  if (from === undefined || to === undefined || from <= to) return undefined
  return { code, name: 'from', got: String(from), want: `to（${to}）より後の年は指定できません。` }
}

const wantedDecade = '年代の初めの年（2010など）を、from・to なしで指定してください。'

function parseDecade(text: string): { value: number } | { want: string } {
  const year = parseWhole(years)(text)
  return 'value' in year && year.value % 10 > 0 ? { want: wantedDecade } : year
}

function parseText(text: string): { value: string } {
  return { value: text.trim() }
}

function parseField(text: string): { value: string } | { want: string } {
  const field = text.trim()
  if (!/^-?$/.test(field) && [...field].length <= longestField) return { value: field }
  return { want: `${longestField}字までの語にしてください。` }
}

/** A value of a facet or, with a minus before it, all but this value. */
function parseChoice(terms: readonly Term[]): Parse<string> {
  return (text) => {
    const value = findValue(terms, text.trim())
    return value === undefined ? parseTerm(terms)(text) : { value }
  }
}

/** Which condition read out of the words is not meant: 「町村」 as population:town-village. */
function parseIgnored(text: string): { value: string } | { want: string } {
  const colon = text.indexOf(':')
  const facet = facets.find(({ id }) => id === text.slice(0, colon))
  const parse = facet?.terms ? parseTerm<string>(facet.terms) : parseField
  const parsed = facet && parse(text.slice(colon + 1))
  if (facet && parsed && 'value' in parsed) return { value: `${facet.id}:${parsed.value}` }
  return { want: '検索の答えの understood にある facet と value を : でつないでください。' }
}

/** A word of a vocabulary, by its id or its label. */
export function parseTerm<Id extends string>(terms: readonly Term<Id>[]): Parse<Id> {
  return (text) => {
    const term = findTerm(terms, text.trim())
    if (term) return { value: term.id }
    const words = terms.map(({ id, label }) => `${label}（${id}）`).join('、')
    return { want: `使える語は ${words} です。` }
  }
}

/** A whole number between two bounds. */
export function parseWhole([least, most]: readonly [number, number]): Parse<number> {
  return (text) => {
    const value = /^\d{1,8}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return { value }
    return { want: `${least}〜${most}の整数にしてください。` }
  }
}
