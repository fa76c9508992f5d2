import { describe, expect, it } from 'vitest'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import type { SearchAnswer, SearchRequest } from '../../server/contract/api.ts'
import {
  casesOf,
  describeSelection,
  findAll,
  listMissing,
  selectFound,
  selectNamed,
  titleOf,
} from '../../server/exports/selection.ts'
import { makeCase } from '../support/make-case.ts'
import { smallCases, smallSlugs } from './selections.ts'

const find = (slug: string) =>
  smallCases.find((found) => found.slug === slug || found.aliases.includes(slug))

const [first = '', second = '', third = ''] = smallSlugs

describe('cases by name', () => {
  it('stand in the order of the names, each once', () => {
    const selection = selectNamed([third, first, third, second], find)
    expect(casesOf(selection).map(({ slug }) => slug)).toEqual([third, first, second])
  })

  it('of which one is not there: it is said at its place', () => {
    const selection = selectNamed([first, 'gone', second], find)
    expect(selection.entries[1]).toEqual({ missing: 'gone' })
    expect(listMissing(selection)).toEqual(['gone'])
    expect(describeSelection(selection, '2026-11-22')).toBe(
      '2件　ほかに1件は見つからない　改善事例ライブラリから2026年11月22日に書き出した。',
    )
  })

  it('are found by a former name, and are then one case under both', () => {
    const moved = makeCase([], { slug: 'new-name', aliases: ['old-name'] })
    const [shown] = listShownCases([moved], 'public')
    const findMoved = (slug: string) =>
      [moved.slug, ...moved.aliases].includes(slug) ? shown : undefined
    expect(selectNamed(['old-name', 'new-name'], findMoved).entries).toEqual([{ found: moved }])
  })
})

/** The page of an answer that has so many hits, all of one case. */
function makePage({ page, size, text }: SearchRequest, total: number): SearchAnswer {
  const hit = {
    ...{ slug: first, title: '', municipalities: [], population: '', period: { from: 2000 } },
    ...{ scenes: [], themes: [], collections: [], summary: '', score: 1, reasons: [] },
    match: 'words' as const,
    fit: 'good' as const,
    outcome: { state: 'unknown' },
    snippet: {
      section: 'results',
      segments: [
        { text: '見つ', hit: true },
        { text: 'かった文。', hit: false },
      ],
    },
  }
  const hits = Array.from(
    { length: Math.max(0, Math.min(size, total - (page - 1) * size)) },
    () => hit,
  )
  return {
    ...{ total, page, size, hits, noAnswer: total === 0, facets: {}, tookMs: 0 },
    query: { text, terms: [] },
    fits: { good: total, part: 0 },
    fit: 'all' as const,
    found: { words: total, meaning: 0, both: 0 },
    years: { first: 2000, counts: [] },
  }
}

const request: SearchRequest = { text: '窓口', facets: {}, sort: 'relevance', page: 7, size: 3 }

describe('what a search finds', () => {
  it.each([
    [0, 100, 0],
    [99, 100, 99],
    [100, 100, 100],
    [230, 100, 100],
    [230, Number.POSITIVE_INFINITY, 230],
  ])('of %i cases, at most %i: %i are taken, whatever the page', async (total, most, taken) => {
    const answer = await findAll(async (asked) => makePage(asked, total), request, most)
    expect(answer.hits.length).toBe(taken)
    expect(answer.total).toBe(total)
  })

  it('has its title from the words, the excerpts, and says how many more there are', () => {
    const selection = selectFound(makePage({ ...request, page: 1 }, 40), ['規模 町村'], find)
    expect(titleOf(selection)).toBe('「窓口」の事例')
    expect(selection.entries[0]).toMatchObject({
      excerpt: { section: 'results', text: '見つかった文。' },
    })
    expect(describeSelection(selection, '2026-11-22')).toContain(
      '当てはまる40件のうち、はじめの3件　条件: 規模 町村',
    )
  })

  it('without words has no excerpts', () => {
    const selection = selectFound(makePage({ ...request, text: '', page: 1 }, 1), [], find)
    expect(selection.entries[0]).not.toHaveProperty('excerpt')
  })
})
