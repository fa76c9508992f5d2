import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findNearDuplicates, sketchText } from '../../server/cases/lint/near-duplicates.ts'
import { cutPieces } from '../../server/cases/lint/pieces.ts'
import { propertyRuns } from '../support/any-text.ts'

/** Texts made of a few sentences, so that many share one or more of them. */
const sentences = fc.array(
  fc.string({
    unit: fc.constantFrom(...'あいうえおかきくけこ市民職員改善'),
    minLength: 5,
    maxLength: 60,
  }),
  { minLength: 1, maxLength: 8 },
)
const someTexts = sentences.chain((known) =>
  fc.array(
    fc.array(fc.constantFrom(...known), { maxLength: 8 }).map((parts) => parts.join(' ')),
    { maxLength: 12 },
  ),
)

/** The share of the pieces of two texts that both have. */
function shareOf(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => new Set(cutPieces(text.replace(/\s/g, ''), 5)))
  const all = new Set([...(a ?? []), ...(b ?? [])])
  return [...all].filter((piece) => a?.has(piece) && b?.has(piece)).length / (all.size || 1)
}

/** The pairs of texts in the order in which their sketches meet, the hashes gone through one by one. */
function listMeetings(texts: readonly string[]): [number, number][] {
  const owners = new Map<number, number[]>()
  for (const [place, text] of texts.entries()) {
    for (const hash of sketchText(text)) owners.set(hash, [...(owners.get(hash) ?? []), place])
  }
  const meetings = new Map<string, { pair: [number, number]; count: number }>()
  for (const places of owners.values()) {
    for (const [order, a] of places.entries()) {
      for (const b of places.slice(order + 1)) {
        const { count } = meetings.get(`${a} ${b}`) ?? { count: 0 }
        meetings.set(`${a} ${b}`, { pair: [a, b], count: count + 1 })
      }
    }
  }
  return [...meetings.values()].filter(({ count }) => count >= 6).map(({ pair }) => pair)
}

test('pairs and their order are those of the plain way, each hash and each piece gone through', () => {
  fc.assert(
    fc.property(someTexts, (texts) => {
      const pairs = listMeetings(texts).flatMap(([a, b]) => {
        const overlap = shareOf(texts[a] ?? '', texts[b] ?? '')
        return overlap > 0.5 ? [{ first: String(a), second: String(b), overlap }] : []
      })
      const named = texts.map((text, place) => ({ name: String(place), text }))
      expect(findNearDuplicates(named)).toEqual(pairs)
      const sketched = named.map((one) => ({ ...one, sketch: sketchText(one.text) }))
      expect(findNearDuplicates(sketched, '1')).toEqual(
        pairs.filter(({ first, second }) => first === '1' || second === '1'),
      )
    }),
    { numRuns: propertyRuns },
  )
})
