import { describe, expect, test } from 'vitest'
import { parseCase } from '../../server/cases/parse.ts'
import { expectCpuTimeBelow, leastCpuTime } from '../support/cpu-time.ts'
import { bend } from '../support/make-case.ts'

/** A quarter of a megabyte each: all that a case file may hold. */
const size = 240_000
const bombs: Record<string, string> = {
  quotations: '>'.repeat(size),
  'quotations with spaces': '> '.repeat(size / 2),
  'bullets in bullets': '- '.repeat(size / 2),
  'numbers in numbers': '1. '.repeat(size / 3),
  'deeper and deeper lists': Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}- a`).join(
    '\n',
  ),
  'open brackets': '['.repeat(size),
  'pairs of brackets': '['.repeat(size / 2) + ']'.repeat(size / 2),
  'strike-throughs': '~~a'.repeat(size / 3),
  emphasis: '*a**b '.repeat(size / 6),
  underscores: '_a'.repeat(size / 2),
  backticks: Array.from({ length: 600 }, (_, at) => '`'.repeat(at)).join(' '),
  tags: '<a '.repeat(size / 3),
  entities: '&'.repeat(size),
  'table rows': `|a|b|\n|-|-|\n${'|x\n'.repeat(size / 3)}`,
  'table columns': `${'|a'.repeat(size / 4)}\n${'|-'.repeat(size / 4)}`,
  marks: '[^1]'.repeat(size / 4),
  definitions: Array.from({ length: size / 20 }, (_, at) => `[^${at}]: x\n`).join(''),
  lists: '- a\n\n'.repeat(size / 5),
  lines: 'あ\n'.repeat(size / 4),
}

describe('bodies made to keep the parser busy are refused at once', () => {
  test.each(Object.entries(bombs))('%s', (_, bomb) => {
    const text = bend('待ち時間が長かった[^1]。', `${bomb}\n`)
    expectCpuTimeBelow(100, () => {
      const { case: found, problems } = parseCase({ name: 'x.md', slug: 'x', text })
      expect(found).toBeUndefined()
      expect(problems).toHaveLength(1)
      expect(problems[0]?.field).toBe('本文')
    })
  })
})

test.each([
  ['one long paragraph', `${'あ'.repeat(70_000)}[^1]。`],
  ['many spaces', `あ${' '.repeat(100_000)}い[^1]。`],
  ['a thousand paragraphs', '待ち時間が長かった[^1]。\n\n'.repeat(1_000)],
  ['lists of some depth', '- a[^1]\n  - b\n    - c\n      1. d\n         > e'],
])('%s is no bomb', (_, content) => {
  const text = bend('待ち時間が長かった[^1]。', content)
  const { case: found, problems } = parseCase({ name: 'x.md', slug: 'x', text })
  expect(problems).toEqual([])
  expect(found?.sections[0]?.paragraphs.length).toBeGreaterThan(0)
})

const ascii = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~']
const japanese = [
  ...'。、・，．「」『』（）［］｛｝＜＞“”‘’！？：；／＼＿｜＊＃＆％＠＋－＝～〜ー…‥　●■→①※〇々〃',
]
const invisible = ['\u200b', '\u00a0', '\u2060', '\ufeff', '\u3099', ' ', '\t', '\n']

type Shape = (sign: string, length: number) => string

const times: Shape = (text, length) => text.repeat(Math.floor(length / text.length))
const shapes: Record<string, Shape> = {
  alone: times,
  'between letters': (sign, length) => times(`a${sign}`, length),
  'between kana': (sign, length) => times(`あ${sign}`, length),
  'with spaces': (sign, length) => times(`${sign} `, length),
  'behind an address': (sign, length) => `https://a.jp/${times(sign, length)}x`,
  'between letters behind an address': (sign, length) => `www.a.jp/${times(`a${sign}`, length)}x`,
  'in an address in brackets': (sign, length) => `[a](https://a.jp/${times(sign, length)})`,
  'before a mail address': (sign, length) => `${times(`a${sign}`, length)}@a.jp`,
  'in code': (sign, length) => `\`${times(sign, length)}\``,
}

const timeParse = (text: string, enough: number) =>
  leastCpuTime(enough, () => parseCase({ name: 'x.md', slug: 'x', text }))

const inBody = (content: string) => bend('待ち時間が長かった[^1]。', content)

/**
 * Four times the length takes four times the work, or sixteen times where work grows with the square; between is the
 * border. Over one doubling the two cannot be told apart: from 32,000 signs to 64,000 the nodes outgrow the cache of the
 * processor, and what is twice the work takes up to three times as long. What is quick at the longer length is quick
 * enough at 256 KiB even if it grows with the square. Where short lengths say too much (8.4 and 9.3 times were measured
 * for work that is twice as much at every later doubling), long ones decide, which both outgrow the cache.
 */
function expectLinear(name: string, textOf: (length: number) => string): void {
  const quick = 150
  // Once each: ten runs of what is no quicker than this would cost more than a longer text.
  for (const length of [16_000, 32_000]) {
    const time = timeParse(textOf(length), Number.POSITIVE_INFINITY)
    if (time * (64_000 / length) ** 2 < quick) return
  }
  const border = Math.max(quick, 9 * timeParse(textOf(16_000), quick / 16))
  if (timeParse(textOf(64_000), border) < border) return
  const longBorder = 9 * timeParse(textOf(60_000), 0)
  expect(timeParse(textOf(240_000), longBorder), name).toBeLessThan(longBorder)
}

describe('four times as many signs take about four times the time', () => {
  test.each(Object.entries(shapes))('%s', { timeout: 300_000 }, (_, shape) => {
    for (const sign of [...ascii, ...japanese, ...invisible]) {
      const bytes = Buffer.byteLength(shape(sign, 100)) / 100
      expectLinear(JSON.stringify(sign), (length) => inBody(shape(sign, length / bytes)))
    }
  })
})

test.each(Object.entries(shapes))(
  '%s, as many as are allowed at most',
  { timeout: 60_000 },
  (_, shape) => {
    for (const sign of ascii)
      expect(timeParse(inBody(shape(sign, 3_900)), 500), sign).toBeLessThan(1_000)
  },
)

test('a file of the largest size with a run of each of them is read in less than a second', () => {
  const signs = [...ascii, ...japanese].filter((sign) => !'![]*_~`<>&|\\#@:'.includes(sign))
  const content = signs.map((sign) => `a${times(sign, 250_000 / signs.length / 3)}a`).join('\n\n')
  expect(timeParse(inBody(content), 500)).toBeLessThan(1_000)
})

describe('a head of the largest size is read in no time', () => {
  const places: Record<string, (content: string) => string> = {
    'instead of a field': (content) => bend('related: []', content),
    'as a value': (content) => bend('試験市の改善 ― 小さく始めた窓口', content),
    'in a list': (content) => bend('改善運動', content),
    'in quotation marks': (content) => bend('"2026-11-22"', `"${content}"`),
  }
  test.each(Object.entries(places))('%s', { timeout: 60_000 }, (_, put) => {
    for (const sign of [...ascii, ...japanese.slice(0, 12)]) {
      for (const shape of [times, (one: string, length: number) => times(`${one} `, length)]) {
        expect(
          timeParse(put(shape(sign, 14_000 / Buffer.byteLength(sign))), 300),
          sign,
        ).toBeLessThan(600)
      }
    }
  })
})
