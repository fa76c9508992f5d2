import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSegments } from '../../server/search/explain.ts'

const text = 'こつこつ改善運動を続けた。'
const span = fc
  .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 5 }))
  .map(([start, length]) => ({ start, end: Math.min(text.length, start + length) }))

test('segments join to the text, and exactly the characters of some span are marked', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), fc.boolean(), (spans, near) => {
      const segments = cutSegments(text, spans, near)
      expect(segments.map((segment) => segment.text).join('')).toBe(text)
      const marks = segments.flatMap((segment) => [...segment.text].map(() => segment.hit))
      const wanted = [...text].map((_, at) =>
        spans.some(({ start, end }) => start <= at && at < end),
      )
      expect(marks).toEqual(wanted)
      expect(segments.every((segment) => (segment.near ?? false) === near)).toBe(true)
    }),
  )
})

test('no segment is empty, and marked ones never touch', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
      const segments = cutSegments(text, spans, false)
      expect(segments.every((segment) => segment.text !== '')).toBe(true)
      segments.slice(1).forEach((segment, before) => {
        expect(segment.hit).not.toBe(segments[before]?.hit)
      })
    }),
  )
})

test('the spans handed in stay as they were', () => {
  const spans = [
    { start: 4, end: 8 },
    { start: 6, end: 9 },
  ]
  cutSegments(text, spans, false)
  expect(spans).toEqual([
    { start: 4, end: 8 },
    { start: 6, end: 9 },
  ])
})
