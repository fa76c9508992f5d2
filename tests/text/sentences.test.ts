import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutSentences } from '../../server/text/sentences.ts'
import { anyText } from '../support/any-text.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'

describe('prose is cut at its sentence ends', () => {
  test.each([
    ['始めた。続いた。', ['始めた。', '続いた。']],
    ['なぜか？　続いた！', ['なぜか？', '続いた！']],
    ['点のない行\n次の行', ['点のない行', '次の行']],
    ['行の終わり\r\n次の行', ['行の終わり', '次の行']],
    ['', []],
    ['  \n ', []],
  ])('%j is %j', (text, sentences) => {
    expect(cutSentences(text)).toEqual(sentences)
  })

  test('a quotation of several sentences stays whole', () => {
    const quoted = '市長は「まず直す。次に広げる」と述べた。'
    expect(cutSentences(`${quoted}続いた。`)).toEqual([quoted, '続いた。'])
    expect(cutSentences('「直す。広げる。」次の年。')).toEqual(['「直す。広げる。」', '次の年。'])
  })

  test('what stands in brackets stays with its sentence', () => {
    expect(cutSentences('始めた（翌年。やめた）。続いた。')).toEqual([
      '始めた（翌年。やめた）。',
      '続いた。',
    ])
  })

  test('a bracket that is never closed does not swallow a whole section', () => {
    const text = `「開いたまま。${'長い文が続く。'.repeat(100)}`
    expect(Math.max(...cutSentences(text).map(({ length }) => length))).toBeLessThan(250)
  })
})

test('nothing of any text is lost but spaces', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const text = `${one}。${other}`
      const sentences = cutSentences(text)
      expect(sentences.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const sentence of sentences) expect(sentence.trim()).toBe(sentence)
    }),
    { numRuns: 500 },
  )
})

test('a very long text without an end is cut in no time', () => {
  expectCpuTimeBelow(2000, () => {
    for (const piece of ['あ', '「', '「。', '。」', '。」を', '「。」は', ' ', '\n']) {
      cutSentences(piece.repeat(20_000))
    }
  })
})
