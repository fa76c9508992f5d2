/** How alike two cases are: by the words they share and by what they mean. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fields } from '../../server/search/fields.ts'
import { createDictionary } from '../../server/search/forward-index/forward-index.ts'
import { countWords } from '../../server/search/forward-index/word-counts.ts'
import { createLikeness } from '../../server/search/likeness.ts'
import { makeUnitVector } from '../support/make-document.ts'

type Text = { words: readonly string[]; vector?: Float32Array; related?: readonly string[] }

function likenessOf(texts: Readonly<Record<string, Text>>) {
  const dictionary = createDictionary()
  const contents = new Map(
    Object.entries(texts).map(([slug, { words, vector, related = [] }]) => [
      slug,
      { vector, terms: countWords([words], dictionary), related },
    ]),
  )
  return createLikeness([...contents.keys()], (slug) => contents.get(slug))
}

const texts = {
  bridge: { words: ['市', '橋', '点検', '住民', '投稿'] },
  road: { words: ['市', '道路', '点検', '住民', '投稿'] },
  library: { words: ['市', '図書館', '選書', '司書', '指定管理'] },
  museum: { words: ['市', '美術館', '寄付', '展示', '学芸員'] },
}

describe('by their words', () => {
  const likeness = likenessOf(texts)

  test('two cases that share rare words are alike, two that share only what all have are not', () => {
    expect(likeness('bridge', 'road')).toBeGreaterThan(0.3)
    expect(likeness('bridge', 'library')).toBe(0)
  })

  test('a word that is new to the other cases changes nothing between them', () => {
    const longer = likenessOf({
      ...texts,
      museum: { words: [...texts.museum.words, '特別展', '来館者'] },
    })
    expect(longer('bridge', 'road')).toBeCloseTo(likeness('bridge', 'road'), 6)
  })
})

describe('by their meaning', () => {
  const common = makeUnitVector(7)
  const near = (seed: number) => {
    const own = makeUnitVector(seed)
    return common.map((value, at) => value + 0.2 * (own[at] ?? 0))
  }

  test('what all cases have in common makes no two of them alike', () => {
    const slugs = ['a', 'b', 'c', 'd', 'e', 'f']
    const apart = likenessOf(
      Object.fromEntries(slugs.map((slug, at) => [slug, { words: [slug], vector: near(at + 10) }])),
    )
    expect(apart('a', 'b')).toBeLessThan(0.1)
  })

  test('the same meaning in other words counts half', () => {
    const same = near(20)
    const likeness = likenessOf({
      a: { words: ['甲'], vector: same },
      b: { words: ['乙'], vector: same },
      c: { words: ['丙'], vector: near(21) },
      d: { words: ['丁'], vector: near(22) },
    })
    expect(likeness('a', 'b')).toBeCloseTo(0.5, 5)
  })
})

test('a case that an author has named beside another is more alike to it, whichever of the two has named it', () => {
  const named = likenessOf({ ...texts, library: { ...texts.library, related: ['bridge'] } })
  expect(named('bridge', 'library')).toBeGreaterThan(0)
  expect(named('library', 'bridge')).toBe(named('bridge', 'library'))
  expect(named('bridge', 'museum')).toBe(0)
})

test('what a case is asked for by makes it like no other', () => {
  const dictionary = createDictionary()
  const inField = (at: number, words: string[]) =>
    countWords(
      fields.map((_, place) => (place === at ? words : [])),
      dictionary,
    )
  const alikeBy = (field: string) => {
    const place = fields.findIndex(({ id }) => id === field)
    const contents = [['橋'], ['橋'], ['図書館'], ['祭り']].map((words) => {
      return { vector: undefined, terms: inField(place, words), related: [] }
    })
    return createLikeness(['0', '1', '2', '3'], (slug) => contents[Number(slug)])('0', '1')
  }
  expect(alikeBy('body')).toBeGreaterThan(0.4)
  expect(alikeBy('asks')).toBe(0)
})

test('of any cases, with or without vectors, it lies between 0 and 1 and is the same both ways', () => {
  const word = fc.constantFrom(...'いろはにほへとちりぬる')
  const text = fc.record({
    words: fc.array(word, { maxLength: 12 }),
    vector: fc.option(fc.integer().map(makeUnitVector), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (list) => {
      const likeness = likenessOf(
        Object.fromEntries(
          list.map(({ words, vector }, at) => [String(at), vector ? { words, vector } : { words }]),
        ),
      )
      for (const a of [...list.keys(), 99].map(String)) {
        for (const b of [...list.keys()].map(String)) {
          expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
          expect(likeness(a, b)).toBeLessThanOrEqual(1 + 1e-6)
          expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 5)
        }
      }
    }),
    { numRuns: 100 },
  )
})
