import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listRows, writeCsv } from '../../server/exports/csv.ts'
import { anyText } from '../support/any-text.ts'
import { makeWrittenCase } from '../support/make-case.ts'
import { readCsv } from '../support/read-files.ts'
import { selectMade, selectSmall, smallCases, smallSlugs } from './selections.ts'

function write(rows: Iterable<readonly string[]>): string {
  return [...writeCsv(rows)].join('')
}

it('begins with the mark of UTF-8 and ends every row with CRLF', () => {
  const text = write(listRows(selectSmall(...smallSlugs), { origin: 'https://example.jp' }))
  expect(text.startsWith('\ufeff"事例番号","題"')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  expect(readCsv(text).length).toBe(smallSlugs.length + 1)
})

it('has what an officer needs of each case, and columns to fill in', () => {
  const [first] = smallCases
  const [head = [], row = []] = readCsv(
    write(listRows(selectSmall(first?.slug ?? ''), { origin: 'https://example.jp' })),
  )
  const value = (name: string) => row[head.indexOf(name)]
  for (const name of ['場面', 'テーマ', 'ぶつかった壁', '期間']) expect(value(name)).not.toBe('')
  expect(value('題')).toBe(first?.title)
  expect(value('要約')).toBe(first?.summary.join('\n'))
  expect(value('出典数')).toBe(String(first?.sources.length))
  expect(value('URL')).toBe(`https://example.jp/cases/${first?.slug}`)
  expect([value('学んだこと'), value('提言への生かし方')]).toEqual(['', ''])
})

it('has what is not known line by line, from the text and beside it', () => {
  const found = makeWrittenCase(['始めた[^1]。費用は、分からない。'], { unknown: ['講師の人数'] })
  const [head = [], row = []] = readCsv(write(listRows(selectMade(found), {})))
  expect(row[head.indexOf('まだ分からないこと')]).toBe('費用\n講師の人数')
})

it('has no address where the library has none', () => {
  const [head = [], row = []] = readCsv(write(listRows(selectSmall(smallSlugs[0] ?? ''), {})))
  expect(row[head.indexOf('URL')]).toBe('')
})

it('says in its row that a case is not there, with as many columns as the others', () => {
  const rows = readCsv(write(listRows(selectSmall('no-such-case', smallSlugs[0] ?? ''), {})))
  expect(rows[1]?.slice(0, 2)).toEqual([
    'no-such-case',
    '事例「no-such-case」は見つからない。名前が違うか、公開を終えている。',
  ])
  expect(new Set(rows.map((row) => row.length)).size).toBe(1)
})

it.each([
  '=1+1',
  '+81',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '＝1+1',
  '＋1',
  '－1',
  '＠A',
  ' =1',
  '\n=1',
  '"=1',
  "'=1",
  '\u200b=1',
])('%j is no formula to a spreadsheet', (title) => {
  const text = write(listRows(selectMade(makeWrittenCase([], { title })), {}))
  expect(readCsv(text)[1]?.[1]).toBe(`'${title}`)
})

it('any text comes back from a reader of CSV, at most with an apostrophe before it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 2 })), (rows) => {
      const back = readCsv(write(rows))
      const plain = rows.map((row) => row.map((text) => text.toWellFormed().replaceAll('\0', '')))
      expect(back.map((row) => row.length)).toEqual(plain.map((row) => row.length))
      for (const [at, row] of plain.entries()) {
        for (const [column, text] of row.entries()) {
          expect([text, `'${text}`]).toContain(back[at]?.[column])
          expect(back[at]?.[column]).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
        }
      }
    }),
  )
})
