/** GET /api/kit and the two pages, on the small library. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { PublicCase } from '../../server/cases/case.ts'
import { loadCases } from '../../server/cases/load.ts'
import { listPublicCases } from '../../server/cases/public-cases.ts'
import { writeWord } from '../../server/exports/word/write-word.ts'
import { openKits } from '../../server/kit/open-kits.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

const folder = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))
const cases = listPublicCases((await loadCases(folder)).cases)
const [first = '', second = '', ...others] = cases.map(({ slug }) => slug)
const two = `slug=${first}&slug=${second}`

const find = (slug: string): PublicCase | undefined => cases.find((one) => one.slug === slug)
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
  ['format=pdf', 'format'],
  ['q=a', 'q'],
])('%s is refused with what would do', async (query, said) => {
  const format = query.startsWith('format') ? '' : '&format=md'
  const { status, message } = await getError(`/api/kit?${two}${format}&${query}`)
  expect(status).toBe(400)
  expect(message).toContain(said)
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
  const bad = { ...cases[0], slug: 'bad', title: `${hostile} ― x`, actors: [hostile] } as PublicCase
  const library = makeFakeLibrary(openKits({ find: () => bad, ...how }))
  const app = await makeApp({ library })
  for (const url of ['/kit?slug=bad', '/visit?slug=bad', '/api/kit?slug=bad&format=html']) {
    expect((await app.inject(url)).body).not.toContain('<script>alert')
  }
})
