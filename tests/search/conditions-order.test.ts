/** What conditions are of a case, what they do to a list, and that what is said of it is true. */

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { FacetId } from '../../server/contract/vocabulary.ts'
import {
  describeConditions,
  orderByConditions,
} from '../../server/search/conditions/apply-conditions.ts'
import { conditionValuesOf } from '../../server/search/conditions/case-conditions.ts'
import type { Condition } from '../../server/search/conditions/read-conditions.ts'
import { vocabularyPatterns } from '../../server/search/conditions/vocabulary-patterns.ts'
import { wishPatterns } from '../../server/search/conditions/wish-patterns.ts'
import { type FacetValues, numberValues } from '../../server/search/facet-numbers.ts'
import { facetValuesOf } from '../../server/search/facets.ts'
import type { RankedCase } from '../../server/search/rank.ts'
import { makeCase } from '../support/make-case.ts'
import { loadShippedCases, shippedCases } from '../support/shipped-cases.ts'
import { openToRead, search, smallCases } from '../support/test-library.ts'

describe('what a case is', () => {
  const valuesOf = (change: Parameters<typeof makeCase>[1], paragraphs: string[][] = []) =>
    conditionValuesOf(makeCase(paragraphs, change))

  it('follows from the tables of prefectures and of municipalities', () => {
    const municipalities = [{ name: '海士町', prefecture: '島根県', code: '325252' }]
    expect(valuesOf({ municipalities })).toMatchObject({
      region: ['chugoku'],
      people: ['under-5k'],
    })
    const unknown = [{ name: 'ない町', prefecture: '全国' }]
    expect(valuesOf({ municipalities: unknown })).toMatchObject({ region: [], people: [] })
    const byName = [{ name: '横浜市', prefecture: '神奈川県' }]
    expect(valuesOf({ municipalities: byName }).people).toEqual(['from-300k'])
  })

  it('is what the case says of it, not what its name sounds like', () => {
    const municipalities = [{ name: '福島市', prefecture: '福島県' }]
    expect(valuesOf({ municipalities, title: '福島市の改善' }).land).toEqual([])
    expect(valuesOf({}, [['離島の町で、豪雪と過疎が続く。']]).land).toEqual([
      'island',
      'snow',
      'depopulated',
    ])
  })

  test.each<[string[], string[]]>([
    [['市長', '総務課'], ['head']],
    [['市長政策室', '総務課'], []],
    [['総務課長'], ['manager']],
    [['若手職員の改善チーム'], ['young']],
    [['地元の若手経営者', '市民課'], []],
    [['職員有志'], ['volunteers']],
    [['佐藤花子（試験市職員）'], ['one-person']],
    [['町内会・自治会'], ['residents']],
    [['市民課'], []],
  ])('%j carried it: %j', (actors, wanted) => {
    expect(valuesOf({ actors }).starter).toEqual(wanted)
  })

  test.each<[{ from: number; to?: number }, string[]]>([
    [{ from: 2012 }, ['ten-years']],
    [{ from: 2016, to: 2025 }, []],
    [{ from: 2017 }, []],
    [{ from: 2000, to: 2010 }, ['ten-years']],
  ])('%j lasted, seen in 2026: %j', (period, wanted) => {
    expect(valuesOf({ period }).span).toEqual(wanted)
  })

  it('began in its era and decade', () => {
    expect(valuesOf({ period: { from: 1988 } }).start).toEqual(['showa'])
    expect(valuesOf({ period: { from: 2018 } }).start).toEqual(['last-10', 'heisei', '2010s'])
    expect(valuesOf({ period: { from: 2022 } }).start).toEqual([
      'recent',
      'last-10',
      'reiwa',
      '2020s',
    ])
  })

  test.each<[string, string[]]>([
    ['市の予算をかけずに実現した。', ['low']],
    ['費用は有志が出し合った。', ['low']],
    ['約2億円をかけて整えた。', []],
    ['予算をかけて作り直した。', []],
    ['国の補助金を受けて整えた。', ['grant']],
    ['補助金に頼る体質を改めた。', []],
  ])('%s costs %j', (sentence, wanted) => {
    expect(valuesOf({}, [[], [sentence]]).cost).toEqual(wanted)
  })
})

const { cases } = await loadShippedCases()
const valuesBySlug = new Map(cases.map((found) => [found.slug, facetValuesOf(found)]))
const ranked = (slug: string, score: number): RankedCase => ({
  ...{ slug, score, byWords: true, byMeaning: true, isSure: false },
  ...{ coverage: 1, relativeSimilarity: 1, readPassages: () => [] },
})
const anyList = fc
  .array(
    fc.tuple(fc.constantFrom(...valuesBySlug.keys()), fc.double({ min: 0, max: 2, noNaN: true })),
    {
      maxLength: 40,
    },
  )
  .map((pairs) => [...new Map(pairs)].map(([slug, score]) => ranked(slug, score)))
const anyCondition: fc.Arbitrary<Condition> = fc
  .constantFrom(...[...wishPatterns, ...vocabularyPatterns])
  .chain(({ facet, values }) =>
    fc.boolean().map((not) => ({ facet, values, label: `${facet}`, not })),
  )
const has = ({ facet, values }: { facet: string; values: readonly string[] }, own: FacetValues) =>
  values.some((value) => own[facet as FacetId].includes(value))

describe('a list with conditions', () => {
  const order = (list: readonly RankedCase[], conditions: readonly Condition[]) =>
    orderByConditions(list, conditions, (slug) => {
      const values = valuesBySlug.get(slug)
      return values && numberValues(values)
    })

  it('holds the same cases, and of two as near that which meets them comes first', () => {
    fc.assert(
      fc.property(anyList, fc.array(anyCondition, { maxLength: 3 }), (list, conditions) => {
        const ordered = order(list, conditions)
        expect(new Set(ordered.map(({ slug }) => slug))).toEqual(
          new Set(list.map(({ slug }) => slug)),
        )
        const even = order(
          list.map((each) => ({ ...each, score: 1 })),
          conditions.slice(0, 1),
        )
        const [condition] = conditions
        if (!condition) return
        const wanted = even.map(
          ({ slug }) => has(condition, valuesBySlug.get(slug) as FacetValues) !== condition.not,
        )
        expect(wanted).toEqual([...wanted].sort((a, b) => Number(b) - Number(a)))
      }),
    )
  })

  it('is described as it is', () => {
    fc.assert(
      fc.property(anyList, fc.array(anyCondition, { maxLength: 3 }), (list, conditions) => {
        const shown = order(list, conditions).map(
          ({ slug }) => valuesBySlug.get(slug) as FacetValues,
        )
        const numbers = shown.map(numberValues)
        for (const said of describeConditions(conditions, numbers, [])) {
          const having = shown.map((own) => has(said, own))
          const met = having.filter(Boolean).length
          expect(said.met).toBe(met)
          expect(said.top).toBe(having.slice(0, 10).filter(Boolean).length)
          const wanted = having.map((one) => one !== (said.not ?? false))
          const firstUnwanted = wanted.indexOf(false)
          const isLed = firstUnwanted < 0 || !wanted.slice(firstUnwanted).includes(true)
          expect(said.leads).toBe(isLed)
        }
      }),
    )
  })
})

describe('the whole search', async () => {
  const library = await openToRead(shippedCases)

  it('lets go of a condition that is not meant, and says so', async () => {
    const query = '小さな町村の改善運動'
    const plain = await search(library, query)
    const ignored = ['population:town-village']
    const without = await search(library, query, { ignored })
    const ownOf = ({ query }: typeof plain) =>
      query.understood?.find(({ facet }) => facet === 'population')
    expect(ownOf(without)).toMatchObject({ value: 'town-village', ignored: true })
    expect(ownOf(plain)).not.toHaveProperty('ignored')
    expect(ownOf(plain)?.top).toBeGreaterThan(ownOf(without)?.top ?? 10)
    expect(plain.hits[0]?.population).toBe('town-village')
    expect(without.total).toBe(plain.total)
  })

  it('puts below what the query does not want, and hides nothing', async () => {
    const wanted = await search(library, '政令市の改善運動')
    const unwanted = await search(library, '政令市以外の改善運動')
    expect(wanted.hits[0]?.population).toBe('designated-city')
    expect(unwanted.hits[0]?.population).not.toBe('designated-city')
    expect(unwanted.query.understood?.[0]).toMatchObject({ not: true })
    expect(unwanted.hits.map(({ population }) => population)).toContain('designated-city')
  })

  it('decides whether anything answers without them', async () => {
    for (const query of ['クジラの回遊', '氷柱会議', '窓口の改善', '除雪', '猫の手も借りたい']) {
      const text = `東京都以外の小さな市で、${query}`
      const ignored = ['prefecture:tokyo', 'population:city', 'people:under-5k']
      const [whole, without] = [
        await search(library, text),
        await search(library, text, { ignored }),
      ]
      expect([whole.noAnswer, whole.weak, whole.total], query).toEqual([
        without.noAnswer,
        without.weak,
        without.total,
      ])
    }
  })
})

describe('a barrier, a collection or a field that a question speaks of', async () => {
  const library = await openToRead(smallCases)
  const heldOf = async (text: string) => {
    const { query } = await search(library, text)
    return (query.understood ?? []).map(({ facet, value, held }) => [facet, value, held])
  }

  test('is offered with all the cases that have it, whatever the words find', async () => {
    expect(await heldOf('横の連携がない')).toEqual([['barrier', 'silos', 3]])
    expect(await heldOf('公民連携')).toEqual([['collection', 'ppp', 3]])
    expect(await heldOf('東北の市')).toEqual([['region', 'tohoku', undefined]])
  })

  test.each(['縦割り以外', '-縦割り'])('is not offered where %s is asked for', async (text) => {
    expect((await heldOf(text)).filter(([, , held]) => held !== undefined)).toEqual([])
  })

  test.each([
    [
      'where one is meant, what is near is never passed off as no answer',
      '天狗 河童 相撲 土俵 PFI',
      {},
    ],
    [
      'where it is not meant, it may be',
      '天狗 河童 相撲 土俵 PFI',
      { ignored: ['collection:ppp'] },
    ],
  ])('%s', async (_, text, more) => {
    const answer = await search(library, text, more)
    expect(answer.noAnswer).toBe('ignored' in more)
    expect(answer.weak ?? false).toBe(!('ignored' in more))
  })
})
