import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countConditions,
  emptySearch,
  facetHref,
  formatSearch,
  type SearchState,
  searchFileHref,
  searchHref,
  toggleFacet,
  withoutConditions,
  withoutYears,
} from '../../server/contract/address.ts'
import { readAddress } from '../../server/contract/read-address.ts'
import { facets, sorts } from '../../server/contract/vocabulary.ts'

const readSearch = (query: string | URLSearchParams) => readAddress(String(query)).state

const year = fc.option(fc.integer({ min: 1868, max: 2100 }), { nil: undefined })
const words = fc.string({ unit: 'grapheme', maxLength: 60 })

/** Any search as a reader could make it, in whatever order. */
const anyQuery = fc
  .record({
    q: words,
    chosen: fc.array(
      fc.constantFrom(...facets).chain(({ id, terms }) => {
        const value = terms === undefined ? words : fc.constantFrom(...terms.map((term) => term.id))
        return value.map((text): [string, string] => [id, text])
      }),
    ),
    from: year,
    to: year,
    sort: fc.constantFrom(...sorts.map(({ id }) => id)),
    page: fc.integer({ min: 1, max: 999_999 }),
  })
  .map(({ q, chosen, from, to, sort, page }) => {
    const params = new URLSearchParams(chosen)
    params.append('q', q)
    if (from !== undefined) params.append('from', String(from))
    if (to !== undefined) params.append('to', String(to))
    params.append('sort', sort)
    params.append('page', String(page))
    return params
  })

describe('the address of a search', () => {
  it('gives the same search back, and one search has one address', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const state = readSearch(query)
        const address = formatSearch(state)
        expect(readSearch(address)).toEqual(state)
        expect(formatSearch(readSearch(address))).toBe(address)
      }),
    )
  })

  it('reads whatever text it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readSearch(text).page).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('leaves out what is default and drops what it does not know', () => {
    expect(searchHref(readSearch('q=&sort=relevance&page=1&utm=x'))).toBe('/search')
    expect(formatSearch(readSearch('sort=best&page=0'))).toBe('')
    expect(formatSearch(readSearch('page=-2&from=abc'))).toBe('')
  })

  it('keeps one order, whatever order the values came in', () => {
    const one = readSearch('barrier=silos&theme=teamwork&theme=leadership&q=提案')
    const other = readSearch('q=提案&theme=leadership&theme=teamwork&theme=teamwork&barrier=silos')
    expect(formatSearch(one)).toBe(formatSearch(other))
    expect(one.facets.theme).toEqual(['leadership', 'teamwork'])
  })

  it('reads a decade as its ten years', () => {
    expect(formatSearch(readSearch('period=2010'))).toBe('from=2010&to=2019')
  })

  it('takes labels for ids and leaves out what no vocabulary has', () => {
    expect(readSearch('scene=職場×改善').facets.scene).toEqual(['workplace.improve'])
    expect(readSearch('scene=どこか').facets.scene).toEqual([])
    expect(readSearch('field=水道').facets.field).toEqual(['水道'])
  })
})

describe('changing a search', () => {
  const narrowed: SearchState = readSearch('q=提案&theme=teamwork&from=2000&page=3&sort=newest')

  it('chooses a value and takes it away again, on the first page', () => {
    const wider = toggleFacet(narrowed, 'theme', 'leadership')
    expect(wider.facets.theme).toEqual(['leadership', 'teamwork'])
    expect(wider.page).toBe(1)
    expect(toggleFacet(wider, 'theme', 'leadership').facets.theme).toEqual(['teamwork'])
  })

  it('does not change the search it starts from', () => {
    toggleFacet(narrowed, 'theme', 'leadership')
    expect(narrowed.facets.theme).toEqual(['teamwork'])
  })

  it('counts conditions, a span of years as one', () => {
    expect(countConditions(narrowed)).toBe(2)
    expect(countConditions(withoutYears(narrowed))).toBe(1)
    expect(countConditions(withoutConditions(narrowed))).toBe(0)
    expect(countConditions(emptySearch())).toBe(0)
  })

  it('keeps words and order when all conditions go', () => {
    expect(formatSearch(withoutConditions(narrowed))).toBe(
      formatSearch(readSearch('q=提案&sort=newest')),
    )
  })

  it('has a file of all that it finds, of all cases too', () => {
    const params = (state: SearchState) =>
      new URL(searchFileHref(state, 'csv'), 'http://a').searchParams
    expect(Object.fromEntries(params(readSearch('q=提案&theme=teamwork&page=3')))).toEqual({
      ...{ q: '提案', theme: 'teamwork', sort: 'relevance', format: 'csv' },
    })
    expect(String(params(emptySearch()))).toBe('sort=relevance&format=csv')
  })

  it('leads to one value of a facet', () => {
    expect(facetHref('barrier', 'silos')).toBe('/search?barrier=silos')
  })
})
