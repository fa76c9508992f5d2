import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findTexts, joinTexts, textBorder } from '../../server/search/joined-texts.ts'

/** Of few signs, so that one text is often the start or a part of another. */
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom('あ', 'い', 'a', '𠮷', 'か\u3099'), maxLength: 6 }),
  fc.string({ unit: 'grapheme' }),
)
const anyTexts = fc.array(
  anyText.map((text) => text.replaceAll(textBorder, '')),
  { maxLength: 30 },
)

test.each<[string, string, (text: string, sought: string) => boolean]>([
  ['start with', textBorder, (text, sought) => text.startsWith(sought)],
  ['have', '', (text, sought) => text.includes(sought)],
])('the first texts that %s what is sought are found, in their order', (_, before, fits) => {
  fc.assert(
    fc.property(anyTexts, anyText, fc.integer({ min: 1, max: 9 }), (texts, typed, most) => {
      const sought = typed.replaceAll(textBorder, '')
      fc.pre(sought !== '')
      const wanted = texts.flatMap((text, number) => (fits(text, sought) ? [number] : []))
      expect(findTexts(joinTexts(texts), before + sought, most)).toEqual(wanted.slice(0, most))
    }),
  )
})

test('in no texts nothing is found', () => {
  expect(findTexts(joinTexts([]), 'あ', 8)).toEqual([])
})
