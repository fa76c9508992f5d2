import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { soundKey } from '../../server/text/sound.ts'
import { type Analyzer, loadAnalyzer } from '../../server/text/tokenize.ts'
import { anyText } from './any-text.ts'

let analyzer: Analyzer

beforeAll(async () => {
  analyzer = await loadAnalyzer()
})

describe('what is read alike has one key', () => {
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
    const keys = spellings.map((spelling) => soundKey(analyzer.read(spelling)))
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
    expect(soundKey(kunrei)).toBe(soundKey(hepburn))
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
    expect(new Set(words.map(soundKey)).size).toBe(words.length)
  })
})

test('any text has a key of letters and digits only, and the key is its own key', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(soundKey(text)).toMatch(/^[\p{L}\p{N}\p{M}]*$/u)
    }),
    { numRuns: 300 },
  )
})
