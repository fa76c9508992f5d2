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
  toggleIgnored,
  withoutConditions,
  withoutYears,
} from '../../server/contract/address.ts'
import { listDropped, readAddress } from '../../server/contract/read-address.ts'
import { facets, fits, labelOf, prefectures, sorts } from '../../server/contract/vocabulary.ts'

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
        return fc
          .tuple(fc.constantFrom('', '', '-'), value)
          .map(([sign, text]): [string, string] => [id, `${sign}${text}`])
      }),
    ),
    ignored: fc.array(
      fc.oneof(
        words,
        fc.constantFrom(
          'population:町村',
          'population:town-village',
          'field:窓口',
          'region:tohoku',
        ),
      ),
      { maxLength: 3 },
    ),
    from: year,
    to: year,
    sort: fc.constantFrom(...sorts.map(({ id }) => id)),
    fit: fc.constantFrom(undefined, ...fits.map(({ id }) => id)),
    page: fc.integer({ min: 1, max: 999_999 }),
  })
  .map(({ q, chosen, ignored, from, to, sort, fit, page }) => {
    const params = new URLSearchParams(chosen)
    params.append('q', q)
    for (const one of ignored) params.append('ignore', one)
    if (from !== undefined) params.append('from', String(from))
    if (to !== undefined) params.append('to', String(to))
    params.append('sort', sort)
    if (fit !== undefined) params.append('fit', fit)
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

it('a condition that is no longer there is left out of an old link, and named', () => {
  const read = readAddress('q=pfi&trouble=recorded')
  expect(formatSearch(read.state)).toBe('q=pfi')
  expect(listDropped(read)).toEqual([{ name: 'trouble', value: 'recorded' }])
})

describe('leaving out', () => {
  it('has a minus before the value, and takes labels too', () => {
    expect(readSearch('prefecture=-東京都&prefecture=-osaka').facets.prefecture).toEqual([
      '-tokyo',
      '-osaka',
    ])
    expect(readSearch('field=-水道').facets.field).toEqual(['-水道'])
    expect(readSearch('prefecture=-&prefecture=--tokyo&field=-').facets).toEqual(
      emptySearch().facets,
    )
  })

  it('takes the place of choosing the same value, and the other way round', () => {
    const chosen = toggleFacet(emptySearch(), 'prefecture', 'tokyo')
    const left = toggleFacet(chosen, 'prefecture', '-tokyo')
    expect(left.facets.prefecture).toEqual(['-tokyo'])
    expect(toggleFacet(left, 'prefecture', 'tokyo').facets.prefecture).toEqual(['tokyo'])
  })

  it('says 以外', () => {
    expect(labelOf(prefectures, '-tokyo')).toBe('東京都以外')
    expect(labelOf(undefined, '-水道')).toBe('水道以外')
  })
})

describe('a condition that is not meant', () => {
  const townVillage = { facet: 'population', value: 'town-village' }

  it('is in the address, and can be taken back', () => {
    const ignoring = toggleIgnored(readSearch('q=町&page=3'), townVillage)
    expect(formatSearch(ignoring)).toBe('q=%E7%94%BA&ignore=population%3Atown-village')
    expect(readSearch(formatSearch(ignoring))).toEqual(ignoring)
    expect(formatSearch(toggleIgnored(ignoring, townVillage))).toBe('q=%E7%94%BA')
  })

  it('is no condition of the search: taking all of those away leaves it', () => {
    const ignoring = toggleIgnored(readSearch('q=町&stage=workplace'), townVillage)
    expect(countConditions(ignoring)).toBe(1)
    expect(withoutConditions(ignoring).ignored).toEqual(['population:town-village'])
  })

  it.each([
    '',
    ':',
    'population',
    'population:',
    'population:city:x',
    'weather:sun',
    '__proto__:x',
  ])('that no vocabulary has (%j) is left out', (text) => {
    expect(readSearch(new URLSearchParams([['ignore', text]])).ignored).toEqual([])
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
      ...{ q: '提案', theme: 'teamwork', sort: 'relevance', fit: 'good', format: 'csv' },
    })
    expect(String(params(emptySearch()))).toBe('sort=relevance&fit=good&format=csv')
  })

  it('leads to one value of a facet', () => {
    expect(facetHref('barrier', 'silos')).toBe('/search?barrier=silos')
  })
})
