import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countEdits, findNearest } from '../../server/cases/problems.ts'

test.each([
  ['職場x改善', '職場×改善'],
  ['一般の市', '一般市'],
  ['縦割', '縦割り'],
  ['まったく違う言葉', undefined],
  ['', undefined],
])('%j is taken for %j', (word, expected) => {
  expect(findNearest(word, ['職場×改善', '役所全体×改善', '一般市', '縦割り'])).toBe(expected)
})

test('the number of edits is symmetrical, zero for equals, and at most the longer length', () => {
  const letters = fc.array(fc.constantFrom('あ', 'い', 'う'), { maxLength: 8 })
  fc.assert(
    fc.property(letters, letters, letters, (a, b, c) => {
      expect(countEdits(a, b)).toBe(countEdits(b, a))
      expect(countEdits(a, a)).toBe(0)
      expect(countEdits(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
      expect(countEdits(a, c)).toBeLessThanOrEqual(countEdits(a, b) + countEdits(b, c))
    }),
  )
})
