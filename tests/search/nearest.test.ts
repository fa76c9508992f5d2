/** What comes near where nothing answers: the cases that would have been the list, but never counted as found. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Hit, SearchAnswer, SearchRequest } from '../../server/contract/api.ts'
import { type EvidenceId, sorts } from '../../server/contract/vocabulary.ts'
import type { Verdict } from '../../server/search/answerability.ts'
import { searchCases } from '../../server/search/search-cases.ts'
import { openShippedParts } from '../support/shipped-bench.ts'
import { openToRead, search, smallCases } from '../support/test-library.ts'

const parts = await openShippedParts()

/** The shipped cases searched with a verdict that is given. */
function ask(
  verdict: Verdict,
  text: string,
  more: Partial<SearchRequest> = {},
): Promise<SearchAnswer> {
  const request = { text, facets: {}, sort: 'relevance' as const, page: 1, size: 100, ...more }
  return searchCases({ ...parts, decide: () => verdict }, request)
}

const nearOf = ({ near = [] }: SearchAnswer): Hit[] => near

const words = ['窓口', '若手の提案', '公園', '図書館', '改善', '除雪', '首長', '住民']
const signs = [(word: string) => word, (word: string) => `"${word}"`, (word: string) => `-${word}`]
const piece = fc
  .tuple(fc.constantFrom(...words), fc.constantFrom(...signs))
  .map(([word, sign]) => sign(word))
const query = fc
  .tuple(fc.constantFrom(...words), fc.array(piece, { maxLength: 2 }), fc.constantFrom(' ', ' OR '))
  .map(([first, others, between]) => [first, ...others].join(between))
const chosen = fc.record({
  population: fc.constantFrom([], ['town-village'], ['city', 'core-city']),
  outcome: fc.constantFrom([], ['continuing']),
})
const evidence = fc.constantFrom<EvidenceId>('both', 'words')

describe('where the verdict is that nothing answers', () => {
  test('near are the first ten of what would have been the list, under the same conditions, phrases and exclusions', async () => {
    await fc.assert(
      fc.asyncProperty(query, chosen, evidence, async (text, facets, evidence) => {
        const more = { facets, evidence }
        const [none, list] = [await ask('none', text, more), await ask('answered', text, more)]
        expect(none).toMatchObject({ noAnswer: true, total: 0, hits: [] })
        // Only where the words admit nothing at all is more taken for near than would be in a list.
        if (list.noAnswer || list.total === 0) return
        expect(nearOf(none)).toEqual(list.hits.slice(0, 10))
      }),
      { numRuns: 60 },
    )
  })

  test('none of them is counted: not in the total, how they were found, facets, years, or what a condition would leave', async () => {
    const free = await ask('none', '窓口')
    const { near: _, instead: __, tookMs: ___, ...rest } = free
    expect(nearOf(free).length).toBe(10)
    expect(rest.found).toEqual({ words: 0, meaning: 0, both: 0 })
    expect(rest.years).toEqual({ first: 0, counts: [] })
    const counts = Object.values(rest.facets).flatMap((values) => values.map(({ count }) => count))
    expect(counts.filter((count) => count > 0)).toEqual([])
    const { without } = await ask('none', '窓口', { facets: { population: ['town-village'] } })
    expect(without?.all).toBe(0)
  })

  test.each(sorts.map(({ id }) => id))(
    'the nearest come first, also sorted by %s',
    async (sort) => {
      expect(nearOf(await ask('none', '窓口', { sort }))).toEqual(nearOf(await ask('none', '窓口')))
    },
  )

  test('they belong to the first page, whatever its size', async () => {
    for (const size of [1, 20, 100]) {
      expect(nearOf(await ask('none', '窓口', { size })).length).toBe(10)
      expect(await ask('none', '窓口', { size, page: 2 })).not.toHaveProperty('near')
    }
  })

  test('each says why it is near, and shows where', async () => {
    for (const evidence of ['both', 'words'] as const) {
      for (const text of [...words, 'クジラの回遊', '深海の公園を冷やす恐竜の化石']) {
        for (const { reasons, snippet } of nearOf(await ask('none', text, { evidence }))) {
          expect(reasons.length).toBeGreaterThan(0)
          expect(snippet.segments.length).toBeGreaterThan(0)
        }
      }
    }
  })

  test('nothing is near to words that say nothing, to no words, or where no case meets the conditions', async () => {
    for (const text of ['その方法', 'どうすればいいですか', 'のはがを', '？！', '']) {
      expect(await ask('none', text)).not.toHaveProperty('near')
    }
    const facets = { population: ['town-village'], prefecture: ['nara'] }
    expect(await ask('none', '窓口', { facets })).not.toHaveProperty('near')
  })
})

describe('where something answers', () => {
  test.each(['answered', 'weak'] as const)('nothing is only near (%s)', async (verdict) => {
    for (const text of ['窓口', '窓口 OR クジラ', 'クジラの回遊']) {
      const answer = await ask(verdict, text)
      expect(answer).not.toHaveProperty('near')
      expect(answer.hits.length).toBeGreaterThan(0)
    }
  })

  test('what is near to one side of OR only is not shown beside the answers of the other', async () => {
    const verdicts: Verdict[] = []
    const take = () => verdicts.shift() ?? 'none'
    const request = { facets: {}, sort: 'relevance' as const, page: 1, size: 100 }
    const askSides = (sides: Verdict[], text: string) => {
      verdicts.splice(0, Infinity, ...sides)
      return searchCases({ ...parts, decide: take }, { ...request, text, evidence: 'words' })
    }
    const alone = await askSides(['answered'], '図書館')
    const both = await askSides(['answered', 'none'], '図書館 OR 公園')
    expect(both.hits.map(({ slug }) => slug)).toEqual(alone.hits.map(({ slug }) => slug))
    expect(both).not.toHaveProperty('near')
  })
})

describe('by words alone, without a model', async () => {
  const library = await openToRead(smallCases)

  test('near is what has any of the words, even where they are too few for a list', async () => {
    const answer = await search(library, '天狗 カフェ 河童 相撲')
    expect(answer).toMatchObject({ noAnswer: true, total: 0, hits: [] })
    expect(nearOf(answer).map(({ slug }) => slug)).toContain('morino-town-park')
    const reasons = nearOf(answer).flatMap((hit) => hit.reasons.flatMap(({ words }) => words))
    expect(reasons).toContain('カフェ')
  })

  test('an exclusion holds for it too', async () => {
    const slugs = async (text: string) =>
      nearOf(await search(library, text, { ignored: ['collection:ppp'] })).map(({ slug }) => slug)
    const text = '天狗 河童 相撲 土俵 横綱 公園 PFI'
    expect(await slugs(text)).toContain('morino-town-park')
    expect(await slugs(`${text} -カフェ`)).not.toContain('morino-town-park')
    expect(await slugs(`${text} -カフェ`)).toContain('minamito-city-pfi')
  })

  test('nothing is near where no case has any of the words', async () => {
    expect(await search(library, 'ぬらりひょんの髭')).not.toHaveProperty('near')
  })
})
