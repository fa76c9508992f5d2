import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeText, normalizeWithOffsets, toHiragana } from '../../server/text/normalize.ts'
import { readVariants } from '../../server/text/variants.ts'
import { anyText, isCharacterBorder } from '../support/any-text.ts'

describe('any text has one normal form', () => {
  test('normalising never throws, and normalising twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizeText(text)
        expect(normalizeText(once)).toBe(once)
        expect(once.isWellFormed()).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })

  test('composed and decomposed kana are the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ぁ-ゖァ-ヺ一-龠a-z]{0,12}$/), (text) => {
        expect(normalizeText(text.normalize('NFD'))).toBe(normalizeText(text))
      }),
    )
  })

  test.each([
    ['ＰｏＣ', 'poc', 'full-width letters'],
    ['ｶｲｾﾞﾝﾎﾟｽﾄ', 'カイゼンポスト', 'half-width kana with their voicing marks'],
    ['か\u3099く', 'がく', 'a voicing mark of its own'],
    ['ヴィレッジ', 'ビレッジ', 'ヴィ and ビ'],
    ['ヴ', 'ブ', 'ヴ alone'],
    ['ｳﾞｧ', 'バ', 'half-width ヴァ'],
    ['２００８－２０１０', '2008-2010', 'full-width digits and dash'],
    ['K—NET', 'k-net', 'a long dash'],
    ['“改善”', '"改善"', 'curly quotes'],
    ['改\u200b善\u00ad運動', '改善運動', 'characters without a shape'],
    ['改善\u0000運動', '改善 運動', 'control characters'],
    ['改善　運動', '改善 運動', 'the wide space'],
    ['㌔', 'キロ', 'a unit in one character'],
    ['㍿', '株式会社', 'a company in one character'],
    ['髙﨑', '高崎', 'old forms of characters'],
    ['邉\u{E0100}', '辺', 'an old form chosen by a variation selector'],
  ])('%s becomes %s: %s', (text, normal) => {
    expect(normalizeText(text)).toBe(normal)
  })

  test.each([
    ['いすゞ', 'いすず', 'a voiced mark'],
    ['金子みすゞ', '金子みすず', 'in a name'],
    ['こゝろ', 'こころ', 'a plain mark'],
    ['ぶゝ漬け', 'ぶふ漬け', 'a plain mark after a voiced kana'],
    ['バナヽ', 'バナナ', 'katakana'],
    ['んゞ、ゝ', 'んゞ、ゝ', 'nothing to repeat'],
    ['人〻', '人々', 'the mark as it is written downwards'],
  ])('%s becomes %s: %s', (text, normal) => {
    expect(normalizeText(text)).toBe(normal)
  })

  test('every old or variant character is its common form, wherever it stands', () => {
    const pairs = [...readVariants()]
    expect(pairs.length).toBeGreaterThan(8000)
    for (const [variant, common] of pairs) {
      expect(normalizeText(variant), variant).toBe(common)
      expect(normalizeText(common), common).toBe(common)
    }
    const anyPair = fc.constantFrom(...pairs)
    fc.assert(
      fc.property(anyText, anyPair, anyText, (before, [variant, common], after) => {
        expect(normalizeText(`${before}。${variant}${after}`)).toBe(
          normalizeText(`${before}。${common}${after}`),
        )
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['黑關經應', '黒関経応'],
    ['瀧檜龍曾', '滝桧竜曽'],
    ['齋藤と齊藤と斎藤', '斉藤と斉藤と斉藤'],
    ['髙﨑𠮷邉濵嶋舘冨', '高崎吉辺浜島館富'],
  ])('%s and %s are one', (text, normal) => {
    expect(normalizeText(text)).toBe(normal)
  })

  test('characters that only look alike stay apart', () => {
    for (const words of ['吊り橋と弔い', '宍粟と肉', '苅田町と刈田郡', '土と士', '未と末']) {
      expect(normalizeText(words)).toBe(words)
    }
  })

  test('the long vowel sign is no dash', () => {
    expect(normalizeText('サーバー')).toBe('サーバー')
  })
})

describe('every normalised character knows where it came from', () => {
  test('places lie inside the text, in order and on character borders', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text, starts, ends } = normalizeWithOffsets(original)
        expect([starts.length, ends.length]).toEqual([text.length + 1, text.length])
        for (let unit = 0; unit < text.length; unit++) {
          const [start = -1, end = -1] = [starts[unit], ends[unit]]
          expect(start).toBeLessThan(end)
          expect(start).toBeLessThanOrEqual(starts[unit + 1] ?? -1)
          expect(isCharacterBorder(original, start)).toBe(true)
          expect(isCharacterBorder(original, end)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a text is read off in runs as it is character by character, wherever they stand', () => {
    const everyUnit = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
    const pieces = fc.array(
      fc.oneof(anyText, fc.constantFrom(...'ヴウｳァｧゝゞヽヾはﾊ\u3099ﾞ\u00AD﨑')),
    )
    const compare = (text: string) => {
      const characters = [...text.toWellFormed()]
      // What nobody sees changes nothing, and no run goes on over it.
      const apart = normalizeWithOffsets(characters.join('\u200b'))
      const whole = normalizeWithOffsets(text)
      const moved = new Map<number, number>()
      let place = 0
      for (const [order, character] of characters.entries()) {
        moved.set(place, place + order)
        place += character.length
      }
      expect([whole.text, normalizeText(text)]).toEqual([apart.text, apart.text])
      expect([...whole.starts.subarray(0, -1)].map((start) => moved.get(start))).toEqual([
        ...apart.starts.subarray(0, -1),
      ])
    }
    for (let code = 0; code < everyUnit.length; code += 256) {
      compare(everyUnit.slice(code, code + 256).join(''))
    }
    fc.assert(
      fc.property(pieces, (texts) => compare(texts.join(''))),
      { numRuns: 1000 },
    )
  })

  test('what was cut out normalises to what it stands for', () => {
    const original = '高さ㌔のﾊﾞｽと𠮷野ヴァ'
    const { text, starts, ends } = normalizeWithOffsets(original)
    const cut = (word: string) => {
      const at = text.indexOf(word)
      return original.slice(starts[at], ends[at + word.length - 1])
    }
    expect(cut('キ')).toBe('㌔')
    expect(cut('バス')).toBe('ﾊﾞｽ')
    expect(cut('吉野')).toBe('𠮷野')
    expect(cut('バ')).toBe('ﾊﾞ')
    expect(original.slice(starts[text.length - 1], ends[text.length - 1])).toBe('ヴァ')
  })
})

test('katakana become hiragana, and nothing else changes', () => {
  expect(toHiragana('カイゼンPFI改善ー')).toBe('かいぜんPFI改善ー')
})
