/** All cases to take along: what the files hold and leave out, that nothing is lost in a spreadsheet, and their checksums. */

import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { runExport } from '../../scripts/cases/export-command.ts'
import type { ShownCase } from '../../server/cases/case.ts'
import { DumpRecordShape, dumpColumns, dumpFormats } from '../../server/contract/dump.ts'
import { openDump } from '../../server/exports/dump.ts'
import { anyText } from '../support/any-text.ts'
import { makeCase } from '../support/make-case.ts'
import { readCsv } from '../support/read-files.ts'
import { shippedCases } from '../support/shipped-cases.ts'
import { makeApp } from '../support/test-app.ts'
import { noModel, openForFile, openTestLibrary, smallCases } from '../support/test-library.ts'
import { openTestMembers } from '../support/test-members.ts'
import { canary, writeHiddenFiles, writePublic } from './hidden-cases.ts'

const small = await openForFile(smallCases, { model: noModel })
const shipped = await openForFile(shippedCases, { model: noModel })
const isRecord = new Ajv().compile({ ...DumpRecordShape, additionalProperties: false })

const readLines = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

it('has every public case once, in both files alike, in a fixed order', async () => {
  const app = await makeApp({ library: small })
  const lines = readLines((await app.inject('/api/v1/dump?format=jsonl')).body)
  const [head, ...rows] = readCsv((await app.inject('/api/v1/dump?format=csv')).body)
  const slugs = lines.map(({ slug }) => slug)
  expect(slugs).toEqual([...slugs].sort())
  expect(new Set(slugs).size).toBe(small.start().holdings.cases)
  expect(rows.map(([slug]) => slug)).toEqual(slugs)
  expect(head).toEqual(dumpColumns.map(({ label }) => label))
})

it('every line is as its shape says, with every name and no other', async () => {
  const lines = readLines([...(shipped.dump('jsonl').content as Iterable<string>)].join(''))
  expect(lines).toHaveLength(shipped.start().holdings.cases)
  for (const line of lines) {
    expect(isRecord(line), JSON.stringify(isRecord.errors)).toBe(true)
    expect(Object.keys(line)).toEqual(dumpColumns.map(({ key }) => key))
    for (const [index, code] of line.codes.entries()) {
      expect(code, line.municipalities[index]).toMatch(/^(\d{6})?$/)
    }
  }
})

/** What Excel cuts off. */
const longestCell = 32_767

it('no cell of the shipped cases is longer than Excel keeps, and every cell has one line of the table', () => {
  const rows = readCsv([...(shipped.dump('csv').content as Iterable<string>)].join(''))
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([dumpColumns.length]))
  expect(Math.max(...rows.flat().map((cell) => cell.length))).toBeLessThan(longestCell)
})

const write = (cases: unknown[], format: 'jsonl' | 'csv') =>
  [...(openDump(() => cases as ShownCase[]).dump(format).content as Iterable<string>)].join('')
const column = (row: readonly string[] | undefined, key: string) =>
  row?.[dumpColumns.findIndex((one) => one.key === key)]

it('a code keeps its leading nought in a spreadsheet, and is plain text in JSON', () => {
  const body = { name: '札幌市', prefecture: '北海道', code: '011002', population: 1_973_395 }
  const none = { name: '北の組合', prefecture: '北海道' }
  const [, one, two] = readCsv(
    write(
      [
        makeCase([], { slug: 'a', municipalities: [body] }),
        makeCase([], { slug: 'b', municipalities: [body, none] }),
      ],
      'csv',
    ),
  )
  expect([column(one, 'codes'), column(one, 'people')]).toEqual(['="011002"', '1973395'])
  expect(column(two, 'codes')).toBe('011002、')
  const [line] = readLines(write([makeCase([], { municipalities: [body, none] })], 'jsonl'))
  expect([line.codes, line.people]).toEqual([
    ['011002', ''],
    [1_973_395, null],
  ])
})

it('whatever is written in a case: the files can be read, and no cell is a formula but a code', () => {
  fc.assert(
    fc.property(anyText, anyText, (title, field) => {
      const made = makeCase([], {
        title,
        fields: [field],
        municipalities: [{ name: title, prefecture: '北海道', code: field }],
      })
      const [line] = readLines(write([made], 'jsonl'))
      expect(line.title).toBe(title)
      const [, row] = readCsv(write([made], 'csv'))
      for (const cell of row ?? []) {
        if (/^="\d+"$/.test(cell)) continue
        expect(cell).not.toMatch(/^[\s"\u200b\ufeff]*[=+\-@＝＋－＠]/)
      }
    }),
  )
})

it.each(dumpFormats)(
  'its checksum is that of the bytes, in the header and beside it: %s',
  async (format) => {
    const app = await makeApp({ library: small })
    const { rawPayload, headers } = await app.inject(`/api/v1/dump?format=${format}`)
    const hash = createHash('sha256').update(rawPayload)
    const hex = hash.copy().digest('hex')
    expect(headers['repr-digest']).toBe(`sha-256=:${hash.digest('base64')}:`)
    expect(headers['content-length']).toBe(String(rawPayload.length))
    const { body } = await app.inject(`/api/v1/dump/checksum?format=${format}`)
    expect(body).toBe(`${hex}  kaizen-cases.${format}\n`)
    const again = await app.inject({
      url: `/api/v1/dump?format=${format}`,
      headers: { 'if-none-match': String(headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  },
)

it.each(dumpFormats)('npm run export -- --all writes the same bytes: %s', async (format) => {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-dump-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const out = join(folder, `all.${format}`)
  const order = ['--all', '--format', format, '--out', out, '--cases', smallCases]
  expect(
    await runExport(order, { write: () => undefined }, async () => ({
      ...small,
      close: async () => undefined,
    })),
  ).toBe(0)
  const app = await makeApp({ library: small })
  const { rawPayload } = await app.inject(`/api/v1/dump?format=${format}`)
  expect((await readFile(out)).equals(rawPayload)).toBe(true)
})

it('the dictionary names every column and every word that stands in the files', async () => {
  const app = await makeApp({ library: small })
  const { body, headers } = await app.inject('/api/v1/dump/dictionary')
  expect(headers['content-type']).toContain('text/markdown')
  for (const one of dumpColumns) {
    expect(body).toContain(`| ${one.label} | \`${one.key}\` |`)
    for (const term of 'terms' in one ? one.terms : []) {
      expect(body).toContain(`| \`${term.id}\` | ${term.label} |`)
    }
  }
  expect(body).toContain('許諾（ライセンス）をまだ定めていない')
})

it('a format or a name that there is not is refused', async () => {
  const app = await makeApp({ library: small })
  for (const url of ['/dump', '/dump?format=xml', '/dump/checksum', '/dump?format=csv&q=a']) {
    expect((await app.inject(`/api/v1${url}`)).statusCode, url).toBe(400)
  }
  expect((await app.inject('/api/v1/dump/dictionary?format=csv')).statusCode).toBe(400)
})

it('a members’ case and a withdrawn one are never in it, whoever asks', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kaizen-dump-hidden-'))
  await writePublic(root)
  await writeHiddenFiles(root)
  const { library, close } = await openTestLibrary(root, { model: noModel })
  const members = await openTestMembers()
  onTestFinished(async () => {
    await members.close()
    await close()
    await rm(root, { recursive: true, force: true })
  })
  const app = await makeApp({ library, members: members.door })
  const cookie = await members.enter('会員')
  expect(
    (await app.inject({ url: '/api/v1/cards?slug=kanaria-members', headers: { cookie } })).body,
  ).toMatch(canary)
  for (const format of dumpFormats) {
    for (const headers of [{}, { cookie }]) {
      const { statusCode, body } = await app.inject({
        url: `/api/v1/dump?format=${format}`,
        headers,
      })
      expect(statusCode).toBe(200)
      expect(body).not.toMatch(canary)
    }
  }
})
