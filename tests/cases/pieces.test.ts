import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collectPieces, cutPieces, findRuns } from '../../server/cases/lint/pieces.ts'
import { anyText, propertyRuns } from '../support/any-text.ts'

/** The runs of pieces that are in a set of strings, each piece looked up. */
function findPlainly(text: string, texts: readonly string[], length: number) {
  const known = new Set(texts.flatMap((one) => cutPieces(one, length)))
  const runs: { start: number; end: number }[] = []
  let isOpen = false
  for (const [start, piece] of cutPieces(text, length).entries()) {
    const last = runs.at(-1)
    const end = start + length
    if (known.has(piece) && isOpen && last) last.end = end
    else if (known.has(piece)) runs.push({ start, end })
    isOpen = known.has(piece)
  }
  return runs
}

/** Of few letters, so that a run goes from one text over into another. */
const fewLetters = fc.string({ unit: fc.constantFrom('あ', 'い', '𠮷'), maxLength: 30 })
const someText = fc.oneof(
  fewLetters,
  anyText.map((text) => text.replaceAll('\0', ' ')),
)

test('runs are those of the plain way, whatever the texts', () => {
  fc.assert(
    fc.property(
      fc.array(someText, { maxLength: 4 }),
      someText,
      fc.integer({ min: 1, max: 6 }),
      (texts, other, length) => {
        for (const text of [other, ...texts, texts.join('')]) {
          const runs = findRuns(text, collectPieces(texts, length))
          expect(runs).toEqual(findPlainly(text, texts, length))
        }
      },
    ),
    { numRuns: propertyRuns * 5 },
  )
})

test('one sentence 10,000 times is one run', () => {
  const text = '窓口で手順を書き出した。'.repeat(10_000)
  expect(findRuns(text, collectPieces([text], 20))).toEqual([{ start: 0, end: text.length }])
})
