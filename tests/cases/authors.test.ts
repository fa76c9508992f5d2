import { describe, expect, test } from 'vitest'
import { parseCase } from '../../server/cases/parse.ts'
import { bend } from '../support/make-case.ts'

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
