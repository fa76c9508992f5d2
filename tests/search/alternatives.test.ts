/** OR: either side will do, on a real library without a model. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WordCandidate } from '../../server/search/engine.ts'
import { type FoundCases, joinAlternatives } from '../../server/search/find-cases.ts'
import { listAlternatives } from '../../server/search/query.ts'
import { type RankedCase, rankCases } from '../../server/search/rank.ts'
import { anyText } from '../support/any-text.ts'
import { openToRead, search, slugsOf, smallCases, withoutTime } from '../support/test-library.ts'

const library = await openToRead(smallCases)

async function findAll(text: string): Promise<Set<string>> {
  return new Set(slugsOf(await search(library, text)))
}

describe('a query with OR is taken apart', () => {
  test.each([
    ['公園 OR 広場', ['公園', '広場']],
    ['公園 ＯＲ 広場', ['公園', '広場']],
    ['公園　OR　広場', ['公園', '広場']],
    ['公園 OR 広場 OR 緑地', ['公園', '広場', '緑地']],
    ['公園 OR 広場 指定管理', ['公園 指定管理', '広場 指定管理']],
    ['指定管理 公園 OR 広場', ['指定管理 公園', '指定管理 広場']],
    ['町 OR 村 公園 OR 広場', ['町 公園', '町 広場', '村 公園', '村 広場']],
    ['"待ち時間 窓口" OR 「改善 運動」', ['"待ち時間 窓口"', '「改善 運動」']],
    ['公園 OR OR 広場', ['公園', '広場']],
    ['公園 OR 公園', ['公園']],
    ['公園 OR', ['公園']],
    ['OR 公園', ['公園']],
    ['OR', ['OR']],
    ['OR ＯＲ', ['OR ＯＲ']],
    ['公園 or 広場', ['公園 or 広場']],
    ['ORACLE 公園', ['ORACLE 公園']],
    ['公園OR広場', ['公園OR広場']],
    ['"公園 OR 広場"', ['"公園 OR 広場"']],
    ['"公園 OR 広場', ['"公園', '広場']],
  ])('%s', (text, alternatives) => {
    expect(listAlternatives(text)).toEqual(alternatives)
  })

  test('more alternatives than anybody means are searched as words', () => {
    const words = Array.from({ length: 13 }, (_, at) => `語${at}`)
    expect(listAlternatives(words.join(' OR '))).toEqual([words.join(' ')])
  })

  test('any text has at least one alternative, each of words of the text and without an OR of its own', () => {
    const piece = fc.constantFrom(' OR ', ' ＯＲ ', ' ', '"', '「', '」', '公園', '-', 'OR')
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, piece, anyText), { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const alternatives = listAlternatives(text)
        expect(alternatives.length).toBeGreaterThan(0)
        for (const each of alternatives) {
          for (const word of each.split(/\s+/)) expect(text).toContain(word)
          expect(listAlternatives(each).length).toBe(1)
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** Words of the small library, some of one case only, and one of none. */
const words = ['公園', '待ち時間', '改善運動', 'PFI', '勉強会', '広報', '事務ミス', '氷柱会議']
const word = fc.constantFrom(...words)

describe('either side will do', () => {
  test('what is found is what each alternative finds, in whatever order they stand', async () => {
    await fc.assert(
      fc.asyncProperty(word, word, async (one, other) => {
        const both = await findAll(`${one} OR ${other}`)
        expect(both).toEqual(new Set([...(await findAll(one)), ...(await findAll(other))]))
        const turned = await search(library, `${other} ＯＲ ${one}`)
        expect(new Set(slugsOf(turned))).toEqual(both)
      }),
      { numRuns: 40 },
    )
  })

  test('a case that is first for one side is not pushed down by lacking the other', async () => {
    const { hits, weak, noAnswer } = await search(library, '公園 OR 事務ミス')
    const firsts = hits.slice(0, 2).map(({ slug }) => slug)
    expect(firsts.sort()).toEqual(['morino-town-park', 'tsukioka-city-jimu-misu'])
    expect([weak, noAnswer]).toEqual([undefined, false])
  })

  test('a side that nothing answers takes nothing from the other', async () => {
    const alone = slugsOf(await search(library, '公園'))
    expect(slugsOf(await search(library, '公園 OR ぬらりひょんの髭'))).toEqual(alone)
    expect(await search(library, 'ぬらりひょん OR 天狗')).toMatchObject({
      ...{ noAnswer: true, total: 0, hits: [] },
    })
  })

  test('the cases of a side that is answered badly stand below those of the other', () => {
    const rank = (slug: string, score: number): RankedCase => ({
      ...{ slug, score, byWords: true, byMeaning: false, isSure: false },
      ...{ coverage: 1, relativeSimilarity: 0, readPassages: () => [] },
    })
    const answered = { ranked: [rank('a', 1.2), rank('b', 0.9)], verdict: 'answered' as const }
    const weak = { ranked: [rank('c', 1.3), rank('b', 1.3)], verdict: 'weak' as const }
    const none = { near: [rank('d', 2), rank('a', 1)], verdict: 'none' as const }
    const other = { near: [rank('a', 1.5), rank('e', 0.2)], verdict: 'none' as const }
    const join = (...found: (Partial<FoundCases> & Pick<FoundCases, 'verdict'>)[]) => {
      const { ranked, near, verdict } = joinAlternatives(
        found.map((each) => ({ ranked: [], near: [], degraded: [], ...each })),
      )
      return [verdict, ...ranked.map(({ slug }) => slug), '|', ...near.map(({ slug }) => slug)]
    }
    expect(join(weak, answered)).toEqual(['answered', 'a', 'b', 'c', '|'])
    expect(join(none, weak), 'what is near to one side is no answer beside the other').toEqual([
      ...['weak', 'b', 'c', '|'],
    ])
    expect(join(none, other)).toEqual(['none', '|', 'd', 'a', 'e'])
  })

  test('phrases are alternatives too, and -語 holds for all of them', async () => {
    const phrases = await findAll('"こつこつ改善運動" OR 「カフェ」')
    expect(phrases).toContain('kaku-city-kaizen-undo')
    expect(phrases).toContain('morino-town-park')
    for (const text of [
      '改善運動 OR 公園 -カフェ',
      '-カフェ 改善運動 ＯＲ 公園',
      '改善運動 OR 公園　－カフェ',
    ]) {
      const found = await findAll(text)
      expect(found).toContain('kaku-city-kaizen-undo')
      expect(found).not.toContain('morino-town-park')
    }
  })

  test('each side is read and corrected by itself, and what was read is said', async () => {
    const { query, hits } = await search(library, 'こつこつかいぜんうんどう OR 公園')
    expect(query.corrected).toContain('改善運動')
    expect(query.corrected).toContain('公園')
    expect(hits.map(({ slug }) => slug)).toContain('kaku-city-kaizen-undo')
  })

  test('the excerpt marks the words of the side that was found', async () => {
    const { hits } = await search(library, '公園 OR 事務ミス')
    for (const { reasons } of hits.slice(0, 2)) {
      expect(reasons.flatMap((reason) => reason.words).length).toBeGreaterThan(0)
    }
  })

  test('OR around one word, or the word twice, changes nothing', async () => {
    const plain = withoutTime(await search(library, '待ち時間'))
    for (const text of ['待ち時間 OR 待ち時間', '待ち時間 OR', 'OR 待ち時間']) {
      const { query: _, ...answer } = withoutTime(await search(library, text))
      const { query: __, ...wanted } = plain
      expect(answer).toEqual(wanted)
    }
  })
})

const boosts = { likeness: () => 0 }

function candidate(slug: string, found: Partial<WordCandidate>): WordCandidate {
  return {
    ...{ slug, termScore: 10, gramScore: 10 },
    ...{ coverage: 0.6, synonymCoverage: 0, gramCoverage: 0.4, ...found },
  }
}

function order(...words: WordCandidate[]): string[] {
  return rankCases(words, [], boosts).map(({ slug }) => slug)
}

test('a case with all of the words comes before one that has the rarest of them oftener', () => {
  const often = candidate('often', {})
  expect(order(often, candidate('whole', { termScore: 8, coverage: 1 }))).toEqual([
    'whole',
    'often',
  ])
  expect(order(often, candidate('nearly', { termScore: 8, coverage: 0.8 }))).toEqual([
    'often',
    'nearly',
  ])
})

test('a case with a synonym of all of the words comes behind the one with the words', () => {
  const other = candidate('a-synonym', { coverage: 0, synonymCoverage: 1 })
  expect(order(other, candidate('word', { coverage: 1 }))).toEqual(['word', 'a-synonym'])
})
