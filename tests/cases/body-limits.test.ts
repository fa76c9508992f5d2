import { describe, expect, test } from 'vitest'
import { parseCase } from '../../server/cases/parse.ts'
import { expectCpuTimeBelow } from '../support/cpu-time.ts'
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
