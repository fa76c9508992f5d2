import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toRomaji } from '../../server/text/sound.ts'

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
