import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPieceText, writePieceText } from '../../server/portable/piece-text.ts'

describe('bytes as the text of a script', () => {
  it('are read back as they were, whatever their number', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(readPieceText(writePieceText(bytes))).toEqual(bytes)
      }),
    )
  })

  it('hold no sign that ends a string, and no half of a pair', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const text = writePieceText(bytes)
        expect(text.isWellFormed()).toBe(true)
        expect([...text].every((sign) => sign >= '\u0100')).toBe(true)
        expect(JSON.stringify(text)).toHaveLength(text.length + 2)
      }),
    )
  })

  it('are refused where the text has been cut', () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, at) => (at * 97) & 255)
    const text = writePieceText(bytes)
    for (const length of [0, 1, 100, text.length - 1]) {
      expect(() => readPieceText(text.slice(0, length))).toThrow(RangeError)
    }
  })
})
