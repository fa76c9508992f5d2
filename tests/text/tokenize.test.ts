import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { cutSegments } from '../../server/search/explain.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { anyText, isCharacterBorder } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'

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

describe('a word that the dictionary cuts into other words stays whole', () => {
  test.each([
    ['他人事にならない', '他人事'],
    ['人事を他人事と思う', '他人事'],
    ['在日外国人参政権', '参政権'],
    ['住基ネット', '住基'],
    ['年休を取る', '年休'],
    ['一丁目一番地の政策', '一丁目一番地'],
  ])('%s has %s', (text, word) => {
    expect(termsOf(text)).toContain(word)
  })

  test('and leads to nothing else', () => {
    expect(termsOf('他人事にならない研修')).toEqual(['他人事', '研修'])
    expect(analyzer.read('他人事')).toBe('ひとごと')
  })

  test.each([
    ['他人事業', ['他人', '事業']],
    ['その他人事異動', ['人事', '異動']],
    ['年休日', ['休日']],
  ])('%s is not such a word', (text, terms) => {
    expect(termsOf(text)).toEqual(terms)
  })

  test('it is marked where it stands', () => {
    const text = '㍿は他人事だ、他人事'
    const marked = analyzer.tokenize(text).filter(({ term }) => term === '他人事')
    expect(marked.map(({ start, end }) => text.slice(start, end))).toEqual(['他人事', '他人事'])
  })
})

describe('a text without an end of a sentence', () => {
  test.each(['改善', 'a-', 'あいう', 'ｶﾞ', '𠮷', '一', '々', 'カ\u3099'])(
    'of %j takes a time that grows with its length',
    (piece) => {
      const text = piece.repeat(30_000 / piece.length)
      expectCpuTimeBelow(4000, () => analyzer.tokenize(text))
    },
    60_000,
  )

  test('is cut between words: behind signs where it has some', () => {
    const sentence = '他人事にならない改善運動を、関西国際空港で続ける・'
    const one = termsOf(sentence)
    expect(termsOf(sentence.repeat(60))).toEqual(Array.from({ length: 60 }, () => one).flat())
  })
})

test('readings are hiragana, and what has none stays', () => {
  expect(analyzer.read('公民連携のPFI')).toBe('こうみんれんけいのpfi')
})
