/**
 * A list of failures that stopped after 8 without a word once let a file with 8 harmless ones in front
 * become a case whose source had no publisher, because acceptance looked at the list.
 */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase } from '../../server/cases/parse.ts'
import { countEdits, findNearest, formatProblem } from '../../server/cases/problems.ts'
import { isServable, listFailures } from '../../server/cases/schema-check.ts'
import { nameField } from '../../server/cases/schema-problems.ts'
import { propertyRuns } from '../support/any-text.ts'
import { bend, goodCase } from '../support/make-case.ts'

const parse = (text: string) => parseCase({ name: 'x.md', slug: 'x', text })

/** The good case with this many unknown keys, each worth a warning. */
const withStrangers = (count: number, text = goodCase) =>
  bend(
    'related: []',
    ['related: []', ...Array.from({ length: count }, (_, index) => `めも${index}: 1`)].join('\n'),
    text,
  )
const longKeywords = `[${Array.from({ length: 20 }, (_, index) => `${index}${'長'.repeat(70)}`)}]`

test('any number of warnings hides no error', () => {
  const lacking = bend('    publisher: 試験市\n', '')
  for (const text of [withStrangers(12, lacking), bend('[窓口改善]', longKeywords, lacking)]) {
    const { case: found, problems } = parse(text)
    expect(found).toBeUndefined()
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ field, got }) => `${field} ${got}`)).toEqual([
      'sources（1件目）publisher ない項目',
    ])
  }
})

test('warnings alone, however many, leave the case on the shelf and are all told', () => {
  const { case: found, problems } = parse(bend('[窓口改善]', longKeywords, withStrangers(12)))
  expect(found?.sources[0]?.publisher).toBe('試験市')
  expect(problems.every(({ severity }) => severity === 'warning')).toBe(true)
  expect(problems).toHaveLength(12 + 20)
})

test('every one of forty wrong words is told', () => {
  const wrong = Array.from({ length: 40 }, (_, index) => `壁${index}`)
  const told = parse(bend('[縦割り]', `[${wrong}]`)).problems.map(({ got }) => got)
  for (const word of wrong) expect(told).toContain(`「${word}」`)
})

test('a flood of errors is cut at a hundred, says so, and stays an error', () => {
  const { case: found, problems } = parse(bend('[縦割り]', `[${'壁,'.repeat(3_000)}]`))
  expect(found).toBeUndefined()
  expect(problems).toHaveLength(101)
  expect(problems.map(formatProblem).at(-1)).toMatch(/ほかに\d+件の誤りや注意/)
})

test('whatever the data is, a refusal by the check always has a failure that can be told', () => {
  const names = fc.constantFrom('title', 'sources', 'period', 'scenes', 'checked', 'members', 'url')
  const junk = fc.oneof(
    fc.dictionary(names, fc.jsonValue({ maxDepth: 3 })),
    fc.jsonValue({ maxDepth: 3 }),
  )
  fc.assert(
    fc.property(junk, (data) => {
      expect(isServable(data) || listFailures(data).length > 0).toBe(true)
    }),
    { numRuns: propertyRuns },
  )
})

test.each([
  ['/period/from', 'period・from'],
  ['/sources/2/url', 'sources（3件目）url'],
  ['/scenes/0', 'scenes（1件目）'],
  ['/title', 'title'],
  ['', ''],
])('the field at %s is called %s', (pointer, name) => {
  expect(nameField(pointer)).toBe(name)
})

function parseWith(author: string) {
  const text = bend('    publisher: 試験市\n', `    author: ${author}\n    publisher: 試験市\n`)
  return parseCase({ name: 'a-city.md', slug: 'a-city', text })
}

describe('who wrote a source', () => {
  test.each([
    ['中村 健', ['中村 健']],
    ['[中村 健, 西尾市]', ['中村 健', '西尾市']],
    ['{name: Policy Lab}', [{ name: 'Policy Lab' }]],
    ['[元吉 由紀子 編著, {name: Policy Lab}]', ['元吉 由紀子 編著', { name: 'Policy Lab' }]],
  ])('may be %s', (author, authors) => {
    const { case: parsed, problems } = parseWith(author)
    expect(problems).toEqual([])
    expect(parsed?.sources[0]?.authors).toEqual(authors)
  })

  test.each([
    ['12', 'sources（1件目）author'],
    ['[]', 'sources（1件目）author'],
    ['[中村 健, 3]', 'sources（1件目）author（2件目）'],
    ['{nmae: Policy Lab}', 'sources（1件目）author・name'],
    ['{name: [a]}', 'sources（1件目）author・name'],
    [`"${'長'.repeat(101)}"`, 'sources（1件目）author'],
  ])('may not be %s', (author, field) => {
    const { case: parsed, problems } = parseWith(author)
    expect(parsed).toBeUndefined()
    expect(problems.map((problem) => problem.field)).toContain(field)
    for (const { got, want } of problems) expect(`${got} ${want}`).not.toMatch(/undefined|object/)
  })
})

describe('a source without a reading', () => {
  test('is served, and the writer is asked to look', () => {
    const text = bend('    yomi: まどぐちのあゆみ\n', '')
    const { case: parsed, problems } = parseCase({ name: 'a-city.md', slug: 'a-city', text })
    expect(parsed).toBeDefined()
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        field: 'sources（1件目）yomi',
        want: expect.stringContaining('読みを確かめてください'),
      },
    ])
  })
})

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
