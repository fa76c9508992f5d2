/** The page that has cases on one sheet, whatever its address asks for, and its files. */

import { beforeAll, expect, it } from 'vitest'
import type { WholeLibrary } from '../../server/library/library.ts'
import { makeApp } from '../support/test-app.ts'
import { openToRead, smallCases } from '../support/test-library.ts'

let library: WholeLibrary
beforeAll(async () => {
  library = await openToRead(smallCases)
}, 60_000)

const four = ['kawase-city-madoguchi', 'minamito-city-pfi', 'morino-town-park', 'sora-town-koho']

async function get(path: string, pairs: [string, string][]) {
  const app = await makeApp({ library })
  const answer = await app.inject(`${path}?${new URLSearchParams(pairs)}`)
  const text = answer.body.replace(/<script.*?<\/script>|<[^>]*>/gs, '')
  return { ...answer, text, body: answer.body, statusCode: answer.statusCode }
}

const named = (slugs: readonly string[]) => slugs.map((slug): [string, string] => ['slug', slug])

it('without cases it says how to choose them', async () => {
  const { statusCode, text } = await get('/onepage', [])
  expect(statusCode).toBe(200)
  expect(text).toContain('1〜4件の事例を、会議に持っていくA4一枚にする')
  expect(text).not.toContain('うちとの違い')
})

it('has the question of the address and every case in turn, and files under the same question', async () => {
  const { text, body } = await get('/onepage', [...named(four.slice(0, 2)), ['q', '窓口<b>を直す']])
  expect(text).toContain('窓口&lt;b>を直す')
  expect(text).toMatch(/A 川瀬市.*B /)
  expect(body).toMatch(/href="\/api\/onepage\?format=docx&amp;slug=kawase-city-madoguchi&amp;slug=/)
  expect(body).toContain('<link rel="canonical" href="/onepage?slug=kawase-city-madoguchi')
})

it('of forty cases four are taken, and the others said to be left out', async () => {
  const others = Array.from({ length: 36 }, (_, at) => `case-${at}`)
  const { statusCode, text } = await get('/onepage', named([...four, ...others]))
  expect(statusCode).toBe(200)
  expect(text).toContain('後の36件は除いた')
})

it('names what is not there, and never a case for members', async () => {
  const { text } = await get('/onepage', named([four[0] ?? '', 'yukitani-city-hikitsugi']))
  expect(text).toContain('「yukitani-city-hikitsugi」は見つからない')
  expect(text).not.toContain('雪谷')
})

it('is had as Word and as Markdown, and refused to a program that asks for five cases or another format', async () => {
  const pairs: [string, string][] = [...named(four.slice(0, 3)), ['q', '窓口を直す']]
  const markdown = await get('/api/onepage', [...pairs, ['format', 'md']])
  expect(markdown.body).toContain('| **問い** | 窓口を直す |')
  expect(markdown.body).toContain('**うちとの違い**')
  const word = await get('/api/onepage', [...pairs, ['format', 'docx']])
  expect(word.headers['content-type']).toContain('wordprocessingml')
  expect((await get('/api/onepage', [...pairs, ['format', 'csv']])).statusCode).toBe(400)
  const many = named([...four, 'hoshimi-city-benkyokai'])
  expect((await get('/api/onepage', [...many, ['format', 'md']])).statusCode).toBe(400)
  expect(
    (
      await get('/api/onepage', [
        ['slug', 'none'],
        ['format', 'md'],
      ])
    ).statusCode,
  ).toBe(404)
})
