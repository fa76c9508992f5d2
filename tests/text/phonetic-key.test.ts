import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import { phoneticKey, toRomaji } from '../../server/text/phonetic-key.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { anyText } from '../support/any-text.ts'

describe('what is read alike has one key', () => {
  let analyzer: Analyzer

  beforeAll(async () => {
    analyzer = await loadAnalyzer()
  })

  test.each([
    [
      '公民連携',
      'こうみんれんけい',
      'コウミンレンケイ',
      'koumin renkei',
      'komin renkei',
      '公民連係',
    ],
    ['改善運動', 'かいぜんうんどう', 'kaizen undou', 'KAIZEN UNDO', '会善運動'],
    ['Ping!Pong!Pang!', 'ぴんぽんぱん', 'ピンポンパン'],
    ['オガール', 'おがーる', 'ogaru'],
    ['職員', 'しょくいん', 'shokuin', 'syokuin'],
    ['サーバー', 'サーバ', 'さーばー'],
  ])('%s and its other spellings', (...spellings) => {
    const keys = spellings.map((spelling) => phoneticKey(analyzer.read(spelling)))
    expect(new Set(keys).size, keys.join(' ')).toBe(1)
  })

  test.each([
    ['syokuin', 'shokuin'],
    ['tiiki', 'chiiki'],
    ['zyumin', 'jumin'],
    ['jyumin', 'jumin'],
    ['hukusi', 'fukushi'],
    ['kotukotu', 'kotsukotsu'],
    ['sityouson', 'shichoson'],
    ['tyousya', 'chosha'],
    ['sinbun', 'shimbun'],
  ])('Kunrei %s is Hepburn %s', (kunrei, hepburn) => {
    expect(phoneticKey(kunrei)).toBe(phoneticKey(hepburn))
  })

  test('different sounds keep different keys', () => {
    const words = [
      'かいぜん',
      'かいせん',
      'かんせん',
      'こうえん',
      'こうれん',
      'きょうどう',
      'きどう',
    ]
    expect(new Set(words.map(phoneticKey)).size).toBe(words.length)
  })
})

test('any text has a key of letters and digits only, and the key is its own key', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(phoneticKey(text)).toMatch(/^[\p{L}\p{N}\p{M}]*$/u)
    }),
    { numRuns: 300 },
  )
})

describe('readings become the romaji that the file names use', () => {
  test.each([
    ['かいぜんうんどう', 'kaizenundo'],
    ['とうきょう', 'tokyo'],
    ['おおいた', 'oita'],
    ['にいがた', 'niigata'],
    ['ふくい', 'fukui'],
    ['ぐんま', 'gunma'],
    ['せんもんしょく', 'senmonshoku'],
    ['けいえい', 'keiei'],
    ['しじょうなわて', 'shijonawate'],
    ['おうみはちまん', 'omihachiman'],
    ['きゅうしゅう', 'kyushu'],
    ['じゅうみん', 'jumin'],
    ['つづき', 'tsuzuki'],
    ['ふじ', 'fuji'],
    ['しんよう', 'shinyo'],
  ])('%s is %s', (reading, romaji) => {
    expect(toRomaji(reading)).toBe(romaji)
  })

  test('long vowels are shortened only once, so that the next word keeps its own', () => {
    expect(toRomaji('おおうち')).toBe('ouchi')
    expect(toRomaji('とうおん')).toBe('toon')
  })

  test('a small tsu doubles what follows, and is t before ch', () => {
    expect(toRomaji('がっこう')).toBe('gakko')
    expect(toRomaji('ざっし')).toBe('zasshi')
    expect(toRomaji('まっちゃ')).toBe('matcha')
    expect(toRomaji('あっ')).toBe('atsu')
  })

  test.each([
    ['チャレンジ', 'charenji'],
    ['フェア', 'fea'],
    ['ウェルネス', 'werunesu'],
    ['シェア', 'shea'],
    ['ジェンダー', 'jenda'],
    ['パーティー', 'pati'],
    ['ツァー', 'tsa'],
    ['ヴィレッジ', 'virejji'],
    ['サーバー', 'saba'],
    ['ﾁﾊﾞﾚﾎﾟ', 'chibarepo'],
  ])('%s, from another language, is %s', (reading, romaji) => {
    expect(toRomaji(reading)).toBe(romaji)
  })
})

test('what is no kana stays', () => {
  expect(toRomaji('PFI2020と宇')).toBe('PFI2020to宇')
})

test('any kana at all end up as plain letters', () => {
  const kana = fc.integer({ min: 0x3041, max: 0x3096 }).map((code) => String.fromCodePoint(code))
  fc.assert(
    fc.property(fc.string({ unit: kana, maxLength: 30 }), (text) => {
      expect(toRomaji(text)).toMatch(/^[a-z]*$/)
    }),
  )
})
