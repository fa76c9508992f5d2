/** GET /api/kit and the two pages, on the small library. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { ShownCase } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { openKits } from '../../server/kit/open-kits.ts'
import { readWord } from '../support/read-files.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

const folder = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))
const cases = listShownCases((await loadCases(folder)).cases, 'public')
const [first = '', second = '', ...others] = cases.map(({ slug }) => slug)
const two = `slug=${first}&slug=${second}`

const find = (slug: string): ShownCase | undefined => cases.find((one) => one.slug === slug)
const how = {
  listCases: () => cases,
  read: (text: string) => text,
  readDay: () => '2026-11-22',
  writeWord,
}
const kits = openKits({ find, ...how })

async function get(url: string) {
  const app = await makeApp({ library: makeFakeLibrary(kits) })
  return app.inject(url)
}

async function getError(url: string): Promise<{ status: number; code: string; message: string }> {
  const response = await get(url)
  return { status: response.statusCode, ...response.json().error }
}

it('an HTML file opens without a server: its style is in it, and it asks for nothing', async () => {
  const { statusCode, headers, body } = await get(`/api/kit?${two}&format=html`)
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['content-disposition']).toMatch(/^attachment; filename="kaizen.html"; filename\*=/)
  const style = new URL('../../web/styles/kit-sheet.css', import.meta.url)
  expect(body).toContain(await readFile(style, 'utf8'))
  expect(body).not.toMatch(/<script|<link|<img|src=|url\(/)
  expect(body).toContain('<html lang="ja">')
})

it('Word and Markdown have the same sheets in the same order', async () => {
  const word = await get(`/api/kit?${two}&format=docx`)
  expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect(word.headers['content-disposition']).toContain('kaizen.docx')
  const { body } = await get(`/api/kit?${two}&format=md&minutes=30&purpose=choose&own=town`)
  const parts = ['進行役の紙', '### 時間表', '### 事実', '## 後編', '## わが町に置き換えると']
  const places = [...parts, '## ふりかえり票', 'ご担当者様', '## 参考文献'].map((part) =>
    body.indexOf(part),
  )
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places).not.toContain(-1)
  expect(body).toContain('**ねらい**　')
})

it.each([
  ['minutes=45', '30、60、90'],
  ['minutes=60&minutes=90', '一度だけ'],
  ['purpose=win', 'purpose'],
  ['own=planet', 'わが市（city）'],
  ['date=2026-02-30', '2026-12-10'],
  ['people=1', 'people'],
  ['format=pdf', 'format'],
  ['q=a', 'q'],
])('%s is refused with what would do', async (query, said) => {
  const format = query.startsWith('format') ? '' : '&format=md'
  const { status, message } = await getError(`/api/kit?${two}${format}&${query}`)
  expect(status).toBe(400)
  expect(message).toContain(said)
})

async function post(payload: unknown, headers: Record<string, string> = {}, format = 'md') {
  const app = await makeApp({ library: makeFakeLibrary(kits) })
  const url = `/api/kit?${two}&format=${format}`
  const type = { 'content-type': 'application/json' }
  const body = JSON.stringify(payload)
  return app.inject({ method: 'POST', url, headers: { ...type, ...headers }, payload: body })
}

it('what the reader changed is in the files', async () => {
  const lines = [{ key: 'facilitator.0', from: '', to: '' }]
  const { body: plain } = await get(`/api/kit?${two}&format=md`)
  const title = /^# (.+)$/m.exec(plain)?.[1] ?? ''
  const edit = { ...lines[0], from: title, to: '秋の<b>改善塾</b>' }
  const { body } = await post({ lines: [edit], minutes: {} })
  expect(body).toMatch(/^# 秋の/)
  const html = await post({ lines: [edit], minutes: {} }, {}, 'html')
  expect(html.body).toContain('秋の&lt;b>改善塾&lt;/b>')
  const word = await post({ lines: [edit], minutes: {} }, {}, 'docx')
  expect(readWord(word.rawPayload).paragraphs.map(({ text }) => text)).toContain(
    '秋の<b>改善塾</b>',
  )
})

it.each([
  ['no edits at all', {}, {}],
  ['a line that is none', { lines: [{ key: 'a.1' }], minutes: {} }, {}],
  ['another site', { lines: [], minutes: {} }, { 'sec-fetch-site': 'cross-site' }],
  ['plain text', { lines: [], minutes: {} }, { 'content-type': 'text/plain' }],
])('%s is refused in one sentence', async (_, payload, headers) => {
  const response = await post(payload, headers)
  expect(response.statusCode).toBe(400)
  expect(response.json().error.message).toBe('勉強会の案の直しとして読めません。')
})

it('more than half a megabyte of edits is refused by its size', async () => {
  const long = 'あ'.repeat(600_000)
  expect(
    (await post({ lines: [{ key: 'a.1', from: long, to: '' }], minutes: {} })).statusCode,
  ).toBe(413)
})

it('the day and the number of people stand on the sheets', async () => {
  const { body } = await get(`/api/kit?${two}&format=md&date=2026-12-10&people=9`)
  expect(body).toContain('2026年12月10日 ／ 60分 ／ 9人（3人ずつ3組）')
  expect(body).toContain('9部')
  expect((await get(`/api/kit?${two}&format=md&date=&people=`)).statusCode).toBe(200)
})

it('no case and five cases are refused by number', async () => {
  expect(await getError('/api/kit?format=md')).toMatchObject({ status: 400, code: 'CASE_COUNT' })
  const five = [first, second, ...others.slice(0, 3)].map((slug) => `slug=${slug}`).join('&')
  expect(await getError(`/api/kit?${five}&format=md`)).toMatchObject({
    status: 400,
    code: 'CASE_COUNT',
  })
})

it('a case that is gone is said in its place, and the kit is made of the others', async () => {
  const { statusCode, headers, body } = await get(
    `/api/kit?slug=gone-city-kaizen&slug=${first}&format=md`,
  )
  expect(statusCode).toBe(200)
  expect(headers['missing-cases']).toBe('1')
  expect(body).toContain('事例「gone-city-kaizen」は見つからない')
  expect(await getError('/api/kit?slug=gone-city-kaizen&format=md')).toMatchObject({ status: 404 })
})

it('the page of a kit takes what it can use and says what it could not', async () => {
  const many = [first, second, ...others].map((slug) => `slug=${slug}`).join('&')
  const { statusCode, body } = await get(`/kit?${many}&minutes=45&utm_source=mail`)
  expect(statusCode).toBe(200)
  expect(body).toContain('はじめの4件で作った')
  expect(body).toContain('minutes の値「45」は使えません')
  expect(body).toContain('合計')
  expect((await get('/kit')).body).toContain('事例を1〜4件選ぶと')
  expect((await get('/visit')).body).toContain('事例を1〜4件選ぶと')
  const visit = await get(`/visit?${two}&slug=gone`)
  expect(visit.body).toContain('ご担当者様')
  expect(visit.body).toContain('事例「gone」は見つからない')
})

it('hostile text of a case is text in every kind of file', async () => {
  const hostile = '</title></style><script>alert(1)</script>'
  const bad = { ...cases[0], slug: 'bad', title: `${hostile} ― x`, actors: [hostile] } as ShownCase
  const library = makeFakeLibrary(openKits({ find: () => bad, ...how }))
  const app = await makeApp({ library })
  for (const url of ['/kit?slug=bad', '/visit?slug=bad', '/api/kit?slug=bad&format=html']) {
    expect((await app.inject(url)).body).not.toContain('<script>alert')
  }
})
