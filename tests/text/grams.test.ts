import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutGrams, normalizeText } from '../../server/text/normalize.ts'
import { anyText } from './any-text.ts'

test('a word is cut into its pairs of characters, a single character stays', () => {
  expect(cutGrams('改善運動')).toEqual(['改善', '善運', '運動'])
  expect(cutGrams('県')).toEqual(['県'])
  expect(cutGrams('')).toEqual([])
})

test('signs and spaces part words and are in no pair', () => {
  expect(cutGrams('改善、運動 PFI！')).toEqual(['改善', '運動', 'pf', 'fi'])
  expect(cutGrams('？！…😀')).toEqual([])
})

test('a character of two units is one character', () => {
  expect(cutGrams('𠮷野家')).toEqual(['𠮷野', '野家'])
})

test('any piece of two characters of any text is among its pairs', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const grams = new Set(cutGrams(text))
      for (const [run] of normalizeText(text).matchAll(/[\p{L}\p{N}\p{M}]{2,}/gu)) {
        const characters = [...run]
        const middle = Math.floor((characters.length - 1) / 2)
        expect(grams.has(characters.slice(middle, middle + 2).join(''))).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
