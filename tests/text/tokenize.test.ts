import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { cutSegments } from '../../server/search/explain.ts'
import { type Analyzer, loadAnalyzer } from '../../server/text/tokenize.ts'
import { anyText, isCharacterBorder } from '../support/any-text.ts'

let analyzer: Analyzer

beforeAll(async () => {
  analyzer = await loadAnalyzer()
})

const termsOf = (text: string) => analyzer.tokenize(text).map(({ term }) => term)

describe('any text can be analysed', () => {
  test('words lie inside the text and are cut on character borders', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { term, start, end } of analyzer.tokenize(text)) {
          expect(term).not.toBe('')
          expect(start).toBeLessThan(end)
          expect(isCharacterBorder(text, start)).toBe(true)
          expect(isCharacterBorder(text, end)).toBe(true)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('the marked text reads like the text itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const segments = cutSegments(text, analyzer.tokenize(text), false)
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  test('the same text always gives the same words', () => {
    expect(analyzer.tokenize('改善運動を続ける')).toEqual(analyzer.tokenize('改善運動を続ける'))
  })

  test('a reading never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof analyzer.read(text)).toBe('string')
      }),
      { numRuns: 200 },
    )
  })
})

describe('what two texts have in common has one term', () => {
  test.each([
    ['ＰＦＩの契約', 'PFIの契約', 'pfi'],
    ['PＰP', 'ppp', 'ppp'],
    ['続かない', '続けば続く', '続く'],
    ['ｻｰﾋﾞｽ', 'サービス', 'サービス'],
    ['取り組みを', '取組みの', '取組'],
    ['引き継ぐ', '引継ぎ書', '引継'],
    ['行く', '行けば', '行く'],
  ])('%s and %s share %s', (one, other, term) => {
    expect(termsOf(one)).toContain(term)
    expect(termsOf(other)).toContain(term)
  })

  test('particles, endings and signs are no words', () => {
    expect(termsOf('改善を、していますか。')).toEqual(['改善'])
    expect(termsOf('のはがを？！…😀')).toEqual([])
  })

  test('a word is marked where it stands, in the form in which it stands', () => {
    const text = '２０１６年にﾃﾞｼﾞﾀﾙ化した'
    const marked = analyzer.tokenize(text).map(({ start, end }) => text.slice(start, end))
    expect(marked).toContain('ﾃﾞｼﾞﾀﾙ')
  })
})

describe('a year of an era is also the year of the calendar', () => {
  test.each([
    ['平成20年の改善', '2008'],
    ['平成２０年度', '2008'],
    ['H20', '2008'],
    ['Ｈ２０年', '2008'],
    ['令和元年', '2019'],
    ['R2', '2020'],
    ['昭和６３年', '1988'],
  ])('%s is %s', (text, year) => {
    expect(termsOf(text)).toContain(year)
  })

  test('its mark covers the era, not only the number', () => {
    const text = 'それは平成20年だった'
    const year = analyzer.tokenize(text).find(({ term }) => term === '2008')
    expect(text.slice(year?.start, year?.end)).toBe('平成20年')
  })
})

test('readings are hiragana, and what has none stays', () => {
  expect(analyzer.read('公民連携のPFI')).toBe('こうみんれんけいのpfi')
})
