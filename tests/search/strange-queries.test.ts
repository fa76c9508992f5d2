import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../support/any-text.ts'
import { startCpuClock } from '../support/cpu-time.ts'
import { noModel, openForFile, search, slugsOf, smallCases } from '../support/test-library.ts'

const library = await openForFile(smallCases, { model: noModel })

describe('a strange query gets a sensible answer, never an exception', () => {
  test.each([
    '？！…',
    '😀👩‍👩‍👧🇯🇵',
    '.*+?^$ {}()|[]\\',
    '\ud800',
    '\udc00\ud800',
    '\u0000',
    '"""',
    '<script>alert(1)</script>',
  ])('%j finds nothing and says so', async (text) => {
    expect(await search(library, text)).toMatchObject({ noAnswer: true, total: 0, hits: [] })
  })

  test.each(['のはがを', 'です。ます。', 'その方法', 'どうすればいいですか'])(
    '%s, only words that say nothing, is not answered with confidence',
    async (text) => {
      const { noAnswer, weak } = await search(library, text)
      expect(noAnswer || weak).toBe(true)
    },
  )

  test.each([
    '改善 \u0000運動',
    '改\u200b善運動',
    '改善運動😀',
    '***改善運動***',
    '改善運動\ud800',
    '\n改善運動\t',
  ])('%j still finds 改善運動', async (text) => {
    expect(slugsOf(await search(library, text))[0]).toBe('kaku-city-kaizen-undo')
  })

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '-__proto__',
    '"constructor"',
  ])('%s is only a word', async (text) => {
    expect((await search(library, text)).total).toBeGreaterThanOrEqual(0)
  })

  test('any text at all is answered, with a total that fits', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { total, hits, noAnswer, query } = await search(library, text.slice(0, 200))
        expect(hits.length).toBe(Math.min(100, total))
        if (noAnswer) expect(total).toBe(0)
        expect(query.text.isWellFormed()).toBe(true)
        for (const { snippet } of hits) {
          expect(snippet.segments.every((segment) => segment.text !== '')).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('200 characters without a break', () => {
  test.each([
    'あ',
    '漢字',
    'かき',
    'kai',
    'Ab1',
    '改善',
    'カイゼン',
    'かいぜんのはっぴょう',
    '「',
    '-',
    '"a',
  ])('%s again and again is answered without holding up the others', async (piece) => {
    const text = piece.repeat(200).slice(0, 200)
    const elapsed = startCpuClock()
    expect((await search(library, text)).total).toBeGreaterThanOrEqual(0)
    expect(elapsed()).toBeLessThan(300)
  })
})
