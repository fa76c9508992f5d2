/** What every search engine promises about finding candidates, with documents of chosen words and vectors. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { facets, negate } from '../../../server/contract/vocabulary.ts'
import type { Choice } from '../../../server/search/choices.ts'
import type { SearchDocument } from '../../../server/search/documents.ts'
import type { SearchEngine } from '../../../server/search/engine.ts'
import { makeCase } from '../../support/make-case.ts'
import { askFor, makeDocument, vectorOf } from '../../support/make-document.ts'
import type { OpenEngine, OpenedEngine } from './open-engine.ts'

const longWord = '改善'.repeat(150)

const documents: readonly SearchDocument[] = [
  makeDocument('kaizen', '改善 提案 職員'),
  makeDocument('teian', '提案 若手'),
  makeDocument('madoguchi', '窓口 手続き'),
  makeDocument('bar', 'バー カウンター'),
  makeDocument('haa', 'ハー'),
  makeDocument('long', longWord),
  makeDocument('signs', '" - OR C++ 😀'),
  makeDocument('mark', 'generation'),
  makeDocument('code', 'e694b9e59684'),
  makeDocument('upper', 'DX'),
  makeDocument('many', 'a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2 b3'),
  makeDocument('last', 'b3'),
  { ...makeDocument('unembedded', '窓口'), cutPassages: () => [] },
]

/** Thirty cases that all have the same word; one of them has other facets and another time. */
const crowd = Array.from({ length: 30 }, (_, at) => makeDocument(`crowd-${at}`, '群衆'))
const odd: SearchDocument = {
  ...makeDocument('crowd-odd', '群衆', {
    scene: ['community.fix'],
    stage: ['community'],
    level: ['fix'],
    theme: ['leadership'],
    collection: ['ppp'],
    field: ['図書館 "本"'],
    prefecture: ['okinawa'],
    population: ['town-village'],
    barrier: ['disaster'],
    region: ['okinawa'],
    people: ['under-5k'],
    land: ['island'],
    body: ['library'],
    starter: ['students'],
    start: ['showa'],
    span: ['ten-years'],
    cost: ['low'],
    outcome: ['withdrawn'],
    money: ['known'],
    confidence: ['medium'],
  }),
  period: { from: 1960, to: 1961 },
}
const all = [...documents, ...crowd, odd]

const usual = makeCase([])

/** The promises about one engine; `open` starts it empty. */
export function describeEngine(name: string, open: OpenEngine): void {
  describe(`${name} finds`, () => {
    let opened: OpenedEngine
    let engine: SearchEngine
    beforeAll(async () => {
      opened = await open(all.map(({ slug }) => slug))
      engine = opened.engine
      await opened.publish(all)
    })
    afterAll(() => opened.close())

    const find = async (words: string, limit = 1000, choice?: Choice) => {
      const found = await engine.findByWords(askFor(words), limit, choice)
      return found.map(({ slug }) => slug).sort()
    }
    const findNear = async (slug: string, limit = 1000, choice?: Choice) => {
      const found = await engine.findByMeaning(vectorOf(slug), limit, choice)
      return found.map((candidate) => candidate.slug)
    }

    test.each([
      [
        'every case with any of the words',
        '提案 窓口',
        ['kaizen', 'madoguchi', 'teian', 'unembedded'],
      ],
      ['nothing by a word that no case has', '深海魚', []],
      ['what it can where one word is unheard of', '深海魚 若手', ['teian']],
      ['a voiced kana apart from the plain one', 'バー', ['bar']],
      ['a plain kana apart from the voiced one', 'ハー', ['haa']],
      ['words whole, not by their beginning', 'カウン', []],
      ['words as they are, not as they might be meant', '定案', []],
      ['words of hundreds of characters', longWord, ['long']],
      ['signs that are a language elsewhere', '" -', ['signs']],
      ['words with signs in them', 'C++', ['signs']],
      ['what is written outside of the basic plane', '😀', ['signs']],
      ['a word that we use ourselves', 'generation', ['mark']],
      ['a word that looks like the code of another', 'e694b9e59684', ['code']],
      ['only that word by its code', '改善', ['kaizen']],
      ['capital letters as such', 'DX', ['upper']],
      ['not small ones for capitals', 'dx', []],
      [
        'by the twelfth word of a long query',
        'x1 x2 x3 a1 a2 a3 a4 a5 a6 a7 a8 b3',
        ['last', 'many'],
      ],
      ['by what is rare among much that is common', '群衆 DX', ['crowd', 'upper']],
    ])('%s', async (_what, words, wanted) => {
      const found = (await find(words)).map((slug) => slug.replace(/^crowd-.*/, 'crowd'))
      expect([...new Set(found)]).toEqual(wanted)
    })

    test('nothing for nothing', async () => {
      expect(await engine.findByWords({ terms: [], grams: [] }, 10)).toEqual([])
    })

    test('by bigrams alone', async () => {
      const found = await engine.findByWords({ terms: [], grams: ['若手', '提案'] }, 10)
      expect(found.map(({ slug }) => slug)).toEqual(['teian', 'kaizen'])
    })

    test('the case with all words before those with one', async () => {
      const found = await engine.findByWords(askFor('改善 提案 職員'), 10)
      expect(found.map(({ slug }) => slug)).toEqual(['kaizen', 'teian'])
    })

    test('how much of the query each case has', async () => {
      const [best, second] = await engine.findByWords(askFor('改善 提案 職員'), 10)
      expect(best?.coverage).toBeCloseTo(1, 5)
      expect(best?.gramCoverage).toBeCloseTo(1, 5)
      expect(second?.coverage).toBeGreaterThan(0)
      expect(second?.coverage).toBeLessThan(0.5)
    })

    test('a case that says the same in other words', async () => {
      const found = await engine.findByWords(
        { ...askFor('深海魚'), synonyms: [{ terms: ['手続き', '窓口'], standsFor: ['深海魚'] }] },
        10,
      )
      // Only the ranker knows what weight a synonym has: the terms of the query itself find nothing here.
      expect(found.map(({ slug }) => slug)).toEqual([])
      const weighted = await engine.findByWords(
        {
          terms: [...askFor('深海魚').terms, { term: '手続き', weight: 0.6 }],
          grams: [],
          synonyms: [{ terms: ['手続き'], standsFor: ['深海魚'] }],
        },
        10,
      )
      expect(weighted).toMatchObject([{ slug: 'madoguchi', coverage: 0, synonymCoverage: 1 }])
    })

    test('which words are known, and that the unknown are the rarest', () => {
      expect([engine.knows('改善'), engine.knows('深海魚')]).toEqual([true, false])
      expect(engine.rarity('群衆')).toBeLessThan(engine.rarity('改善'))
      expect(engine.rarity('改善')).toBeLessThan(engine.rarity('深海魚'))
    })

    test('the evidence of cases that something else has found', () => {
      const weighed = engine.rescore(askFor('提案 DX'), new Set(['teian', 'haa', 'nobody']))
      expect(weighed.map(({ slug }) => slug)).toEqual(['teian'])
      expect(weighed[0]?.termScore).toBeGreaterThan(0)
    })

    test('the case that is nearest in meaning first, and how near it is', async () => {
      for (const slug of ['madoguchi', 'long', 'crowd-7']) {
        const [best] = await engine.findByMeaning(vectorOf(slug), 5)
        expect(best?.slug).toBe(slug)
        const [passage, ...others] = best?.readPassages(slug) ?? []
        expect(others).toEqual([])
        expect(passage).toMatchObject({ kind: 'window', index: 0 })
        expect(passage?.cosine).toBeCloseTo(1, 1)
        expect(best?.window).toBe(passage?.cosine)
      }
    })

    test('no case by its meaning that has no vector', async () => {
      expect(await findNear('madoguchi')).not.toContain('unembedded')
      expect(await findNear('madoguchi')).toHaveLength(all.length - 1)
    })

    test('no more by meaning than asked for', async () => {
      expect(await findNear('teian', 3)).toHaveLength(3)
    })

    test('no more by words than asked for, but for those that are just as good', async () => {
      const found = await engine.findByWords(askFor('提案 若手 窓口'), 1)
      expect(found[0]?.slug).toBe('teian')
      expect(found.length).toBeLessThan(4)
    })

    test.each(facets.map(({ id }) => id))(
      'the wanted case beyond the limit when one chooses by %s',
      async (id) => {
        const choice: Choice = { facets: { [id]: odd.facets[id] } }
        expect(await find('群衆', 5, choice)).toContain('crowd-odd')
        expect(await findNear('teian', 3, choice)).toContain('crowd-odd')
      },
    )

    test.each(facets.map(({ id }) => id))(
      'the wanted case beyond the limit when one leaves out by %s what all others have',
      async (id) => {
        const left = all.flatMap(({ slug, facets: own }) => (slug === 'crowd-odd' ? [] : own[id]))
        const others = [...new Set(left)].filter((value) => !odd.facets[id].includes(value))
        const choice: Choice = { facets: { [id]: others.map(negate) } }
        // Where no other has a value, nothing is left out, and any five of the crowd will do.
        if (others.length > 0) expect(await find('群衆', 5, choice)).toContain('crowd-odd')
        const without: Choice = { facets: { [id]: odd.facets[id].map(negate) } }
        expect(await findNear('teian', 3, without)).not.toContain('crowd-odd')
      },
    )

    test('the wanted case beyond the limit when one chooses by years', async () => {
      expect(await find('群衆', 5, { facets: {}, to: 1970 })).toContain('crowd-odd')
      expect(await findNear('teian', 3, { facets: {}, from: 1950, to: 1961 })).toContain(
        'crowd-odd',
      )
      const since = await findNear('teian', 3, { facets: {}, from: 1962, to: 2100 })
      expect(since).not.toContain('crowd-odd')
    })

    test('only what meets all choices beyond the limit', async () => {
      const elsewhere = { prefecture: ['okinawa'], population: usual.population ? ['city'] : [] }
      const found = await findNear('teian', 3, { facets: elsewhere })
      expect(found).not.toContain('crowd-odd')
      expect(found).toHaveLength(3)
    })

    test.each([
      'okinawa" OR slug EXISTS',
      '"] OR ["prefecture" = "okinawa',
      'okinawa OR prefecture = okinawa',
      "' OR 1=1 --",
      '__proto__',
      '',
    ])('nothing more by a choice that tries to be a filter: %s', async (value) => {
      const choice = { facets: { prefecture: [value], field: [value] } }
      expect(await findNear('teian', 3, choice)).toHaveLength(3)
      expect(engine.status().trouble).toBeUndefined()
    })

    test('how much there is', () => {
      expect(engine.status()).toMatchObject({ documents: all.length, vectors: all.length - 1 })
      expect(engine.status().generation).not.toBe('')
    })

    test('nothing to complain of', () => {
      expect([engine.status().trouble, engine.status().underWay]).toEqual([undefined, undefined])
      expect(opened.logged).toEqual([])
    })
  })

  describe(`${name} publishes`, () => {
    const slugs = ['one', 'two', 'three']
    const first = [makeDocument('one', '改善'), makeDocument('two', '提案')]
    let opened: OpenedEngine
    beforeAll(async () => {
      opened = await open(slugs)
    })
    afterAll(() => opened.close())
    const find = async (words: string) =>
      (await opened.engine.findByWords(askFor(words), 10)).map(({ slug }) => slug).sort()

    test('nothing at first: it answers nothing', async () => {
      expect(await find('改善')).toEqual([])
      expect(await opened.engine.findByMeaning(vectorOf('one'), 10)).toEqual([])
    })

    test('what it is given', async () => {
      await opened.publish(first)
      expect([await find('改善'), await find('提案')]).toEqual([['one'], ['two']])
    })

    test('edited, new and missing cases', async () => {
      await opened.publish([makeDocument('one', '窓口'), makeDocument('three', '提案')])
      expect([await find('改善'), await find('提案'), await find('窓口')]).toEqual([
        [],
        ['three'],
        ['one'],
      ])
      const near = await opened.engine.findByMeaning(vectorOf('two'), 10)
      expect(near.map(({ slug }) => slug).sort()).toEqual(['one', 'three'])
    })

    test('a generation that follows the content, not the order it came in', async () => {
      await opened.publish(first)
      const { generation } = opened.engine.status()
      await opened.publish([...first].reverse())
      expect(opened.engine.status().generation).toBe(generation)
      await opened.publish([makeDocument('one', '改善 運動'), ...first.slice(1)])
      expect(opened.engine.status().generation).not.toBe(generation)
    })

    test('all at once: a search sees the old cases or the new', async () => {
      const oldOnes = Array.from({ length: 10 }, (_, at) => makeDocument(`old-${at}`, '同じ'))
      const newOnes = Array.from({ length: 10 }, (_, at) => makeDocument(`new-${at}`, '同じ'))
      await opened.publish(oldOnes)
      let published = false
      const publishing = opened.publish(newOnes).then(() => {
        published = true
      })
      const seen = new Set<string>()
      for (let round = 0; round < 20 || (!published && round < 5000); round++) {
        const found = await opened.engine.findByWords(askFor('同じ'), 100)
        const ages = new Set(found.map(({ slug }) => slug.slice(0, 3)))
        expect([found.length, ages.size]).toEqual([10, 1])
        for (const age of ages) seen.add(age)
      }
      await publishing
      expect(await find('同じ')).toEqual(newOnes.map(({ slug }) => slug).sort())
      expect(seen).toContain('new')
    })

    test('an empty library', async () => {
      await opened.publish([])
      expect(await find('同じ')).toEqual([])
      expect(opened.engine.status().documents).toBe(0)
    })
  })
}
