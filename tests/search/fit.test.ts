/** Cases that fit the words, and those that have only a part of them: two groups of one list. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SearchAnswer, SearchRequest } from '../../server/contract/api.ts'
import { facets } from '../../server/contract/vocabulary.ts'
import { searchCases } from '../../server/search/search-cases.ts'
import { openShippedParts } from '../support/shipped-bench.ts'

const parts = await openShippedParts()

function ask(text: string, more: Partial<SearchRequest> = {}): Promise<SearchAnswer> {
  const request = { text, facets: {}, sort: 'relevance' as const, page: 1, size: 100, ...more }
  return searchCases(parts, request)
}

const words = [
  '窓口',
  '若手の提案が続かない',
  '公民連携',
  '図書館',
  '改善運動',
  '人手不足',
  '住民参加',
]
const query = fc
  .uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 2 })
  .map((chosen) => chosen.join(' '))
const choice = fc.record({
  population: fc.constantFrom([], ['town-village'], ['city', 'core-city']),
  level: fc.constantFrom([], ['fix'], ['innovate']),
})

test('those that fit stand before all others, and the two groups are the whole list', async () => {
  await fc.assert(
    fc.asyncProperty(query, choice, async (text, facets) => {
      const [all, good] = [await ask(text, { facets }), await ask(text, { facets, fit: 'good' })]
      expect(all.fit).toBe('all')
      expect(all.fits.good + all.fits.part).toBe(all.total)
      expect(all.hits.map(({ fit }) => fit)).toEqual(all.hits.map(({ fit }) => fit).sort())
      expect(good.fits).toEqual(all.fits)
      const listed = all.fits.good === 0 ? all.total : all.fits.good
      expect(good.total).toBe(listed)
      expect(good.hits).toEqual(all.hits.slice(0, listed))
    }),
    { numRuns: 60 },
  )
})

test('every count of a list of those that fit is how many a reader gets who asks for it', async () => {
  await fc.assert(
    fc.asyncProperty(query, async (text) => {
      const good = await ask(text, { fit: 'good' })
      fc.pre(good.fit === 'good')
      for (const { id } of facets) {
        for (const { value, count } of good.facets[id] ?? []) {
          if (count === 0) continue
          const chosen = await ask(text, { fit: 'good', facets: { [id]: [value] } })
          expect([id, value, chosen.total]).toEqual([id, value, count])
        }
      }
    }),
    { numRuns: 6 },
  )
})

test('without words every case fits', async () => {
  const { fits, total, hits } = await ask('', { fit: 'good' })
  expect(fits).toEqual({ good: total, part: 0 })
  expect(hits.every(({ fit }) => fit === 'good')).toBe(true)
})
