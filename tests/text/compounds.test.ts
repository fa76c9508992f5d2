import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { cutCompound, findLatinNames, spellNames } from '../../server/text/compounds.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { anyText, isCharacterBorder } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'

let analyzer: Analyzer
beforeAll(async () => {
  analyzer = await loadAnalyzer()
})

const termsOf = (text: string) => analyzer.tokenize(text).map(({ term }) => term)
const partsOf = (text: string) =>
  analyzer.tokenizeWithParts(text).flatMap(({ term, part }) => (part ? [term] : []))

describe('a compound is found by its parts', () => {
  test.each([
    ['トヨタ自動車', ['トヨタ', '自動車']],
    ['関西国際空港', ['関西', '国際', '空港']],
    ['日本経済新聞', ['日本', '経済', '新聞']],
    ['北海道新聞社', ['北海道', '新聞']],
    ['早稲田大学', ['早稲田', '大学']],
    ['信用金庫', ['信用', '金庫']],
  ])('%s has %j', (text, parts) => {
    expect(termsOf(text)).toEqual([text])
    expect(partsOf(text)).toEqual(parts)
  })

  test.each(['マネージャー', 'ネットワーク', 'カリフォルニア', '改善', '北海道', '取り組み'])(
    '%s is one word',
    (text) => {
      expect(partsOf(text)).toEqual([])
    },
  )

  test('a part is marked where it stands in the word', () => {
    const text = '新しい関西国際空港へ'
    const [[airport] = []] = analyzer.findInEach([text], new Set(['空港']))
    expect(text.slice(airport?.start, airport?.end)).toBe('空港')
  })

  test('parts lie inside of any text, on character borders', () => {
    const pieces = fc.constantFrom('トヨタ自動車', '茅が崎', '佐佐木', 'ai-ocr', '𠮷野家', 'Wi・Fi')
    const text = fc.array(fc.oneof(pieces, anyText), { maxLength: 6 }).map((all) => all.join(''))
    fc.assert(
      fc.property(text, (written) => {
        for (const { start, end } of analyzer.tokenizeWithParts(written)) {
          expect(start).toBeLessThan(end)
          expect(isCharacterBorder(written, start) && isCharacterBorder(written, end)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a name is the word that the dictionary has', () => {
  test.each([
    ['茅が崎市', '茅ケ崎市', '茅ヶ崎市'],
    ['袖が浦', '袖ケ浦', '袖ヶ浦'],
    ['鎌が谷', '鎌ケ谷', '鎌ヶ谷'],
    ['龍が崎', '龍ケ崎', '竜ヶ崎'],
    ['霞が関', '霞ケ関', '霞ヶ関'],
    ['佐佐木', '佐々木'],
    ['代代木公園', '代々木公園'],
    ['人人', '人々'],
  ])('%s, %s … have the same words', (...all) => {
    const [terms] = all.map(termsOf)
    for (const text of all) expect(termsOf(text)).toEqual(terms)
  })

  test('its reading is the reading of the name', () => {
    expect(analyzer.read('茅が崎')).toBe('ちがさき')
    expect(analyzer.read('佐佐木')).toBe('ささき')
  })

  test.each([
    ['市が原案を作る', ['市', '原案', '作る']],
    ['全国国民', ['全国', '国民']],
    ['市市民', ['市', '市民']],
  ])('%s has no name in it', (text, terms) => {
    expect(termsOf(text)).toEqual(terms)
  })
})

describe('a name in Latin letters is one word with and without its sign', () => {
  test.each([
    ['AI-OCR', 'AIOCR', 'aiocr'],
    ['Wi-Fi', 'WiFi', 'wifi'],
    ['Ｗｉ・Ｆｉ', 'wifi', 'wifi'],
    ['e-Tax', 'eTax', 'etax'],
    ['COVID-19', 'covid19', 'covid'],
  ])('%s and %s', (one, other, term) => {
    const all = (text: string) => analyzer.tokenizeWithParts(text).map((token) => token.term)
    expect(all(one)).toContain(term)
    expect(all(other)).toContain(term)
  })

  test('its words still find it, and two words may be one name', () => {
    expect(termsOf('AI-OCRの導入')).toEqual(['導入', 'aiocr'])
    expect(partsOf('AI-OCRの導入')).toEqual(['ai', 'ocr'])
    expect(termsOf('AI OCR')).toEqual(['ai', 'ocr'])
    expect(partsOf('AI OCR')).toEqual(['aiocr'])
  })

  test('numbers with a sign are no name', () => {
    expect(findLatinNames('2008-2010年、3.5倍')).toEqual([])
  })
})

test('50,000 characters take linear time', () => {
  for (const piece of ['a-', 'a ', 'a.', '茅が崎', '佐佐', '国際空港', 'ai-ocr', 'が', '崎']) {
    const text = piece.repeat(Math.floor(50_000 / piece.length))
    for (const isNoun of [() => true, () => false]) {
      expectCpuTimeBelow(500, () => {
        findLatinNames(text)
        spellNames(text, isNoun)
        cutCompound(text, isNoun)
      })
    }
  }
})
