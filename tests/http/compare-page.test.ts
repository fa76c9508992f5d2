/** The page of a comparison, whatever its address asks for; names of former days on all pages about chosen cases. */

import { beforeAll, expect, it } from 'vitest'
import type { WholeLibrary } from '../../server/library/library.ts'
import { makeApp } from '../support/test-app.ts'
import { openToRead, smallCases } from '../support/test-library.ts'

let library: WholeLibrary
beforeAll(async () => {
  library = await openToRead(smallCases)
}, 60_000)

const four = ['kawase-city-madoguchi', 'minamito-city-pfi', 'morino-town-park', 'sora-town-koho']

/** The page as text and as its columns, for cases named like this. */
async function openPage(
  slugs: readonly string[],
): Promise<{ body: string; text: string; columns: string[] }> {
  const app = await makeApp({ library })
  const query = new URLSearchParams(slugs.map((slug) => ['slug', slug]))
  const { body, statusCode } = await app.inject(`/compare?${query}`)
  expect(statusCode).toBe(200)
  const columns = [...body.matchAll(/<th scope="col">.*?href="\/cases\/([^"]+)"/g)]
  const text = body.replace(/<script.*?<\/script>|<[^>]*>/gs, '')
  return { body, text, columns: columns.map(([, slug = '']) => slug) }
}

it('without cases it says how to choose them', async () => {
  const { text, body, columns } = await openPage([])
  expect(columns).toEqual([])
  expect(text).toContain('2〜4件を横に並べて読む')
  expect(text).not.toMatch(/印刷する|CSV|見つからない/)
  expect(body).toContain('<link rel="canonical" href="/compare"/>')
})

it('one case stands alone and asks for another', async () => {
  const { text, columns } = await openPage(four.slice(0, 1))
  expect(columns).toEqual(four.slice(0, 1))
  expect(text).toContain('もう1件足す')
  expect(text).not.toMatch(/印刷する|CSV|外す/)
})

it.each([2, 3, 4])('%i cases stand side by side in the order of the address', async (count) => {
  const asked = four.slice(0, count).reverse()
  const { body, text, columns } = await openPage(asked)
  expect(columns).toEqual(asked)
  expect(text).toContain(`${count}つの事例を比べる`)
  expect(body.match(/<textarea/g)).toHaveLength(count)
  const files = asked.map((slug) => `slug=${slug}`).join('&amp;')
  for (const format of ['csv', 'docx']) {
    expect(body).toContain(`href="/api/compare?format=${format}&amp;${files}"`)
  }
  expect(body).toContain(`<link rel="canonical" href="/compare?${files}"/>`)
})

it('of five cases four are shown, and one is said to be left out', async () => {
  const { text, columns } = await openPage([...four, 'hoshimi-city-benkyokai'])
  expect(columns).toEqual(four)
  expect(text).toContain('後の1件は除いた')
})

it('a case named twice stands once, also under its former name', async () => {
  const [first = '', second = ''] = four
  expect((await openPage([first, second, first])).columns).toEqual([first, second])
  const { columns, body } = await openPage(['morino-town-shibafu', first, 'morino-town-park'])
  expect(columns).toEqual(['morino-town-park', first])
  expect(body).not.toMatch(/href="[^"]*morino-town-shibafu/)
})

it('names of no case, and of cases for members only, are named as missing beside the others', async () => {
  const { text, columns } = await openPage(['no-such', four[0] ?? '', 'yukitani-city-hikitsugi'])
  expect(columns).toEqual(four.slice(0, 1))
  expect(text).toContain('「no-such」「yukitani-city-hikitsugi」は見つからない')
  expect(text).not.toContain('雪谷')
  expect((await openPage(['no-such'])).text).toContain('「no-such」は見つからない')
})

it('what stands in an address is text, whatever it is', async () => {
  const { body } = await openPage(['<script>alert(1)</script>', '../../etc', '__proto__'])
  expect(body).not.toContain('<script>alert')
})

it('columns are moved and taken out by links alone', async () => {
  const [a, b, c] = four
  const { body } = await openPage(four.slice(0, 3))
  expect(body).toContain(`href="/compare?slug=${a}&amp;slug=${c}&amp;slug=${b}"`)
  expect(body).toContain(`href="/compare?slug=${b}&amp;slug=${c}"`)
  expect(body.match(/>前へ</g)).toHaveLength(2)
  expect(body.match(/>外す</g)).toHaveLength(3)
})

it('two cases of one municipality are told apart by their titles', async () => {
  const { cases = [] } = library.compare(four.slice(0, 2)) ?? {}
  const sameTown = cases.map((each) => ({
    ...each,
    municipalities: [{ name: '同じ町', prefecture: 'iwate' }],
  }))
  const app = await makeApp({
    library: {
      ...library,
      compare: () => ({ cases: sameTown, rows: [], leftOut: [], missing: [] }),
    },
  })
  const { body } = await app.inject('/compare?slug=a&slug=b')
  const titles = sameTown.map(({ title }) => title.split(' ― ')[0])
  expect(body).toContain(`<title>${titles.join('・')}を比べる`)
})

it('a session kit and the questions for a visit know a case by its former name', async () => {
  const app = await makeApp({ library })
  for (const page of ['/kit', '/visit']) {
    const { body, statusCode } = await app.inject(`${page}?slug=morino-town-shibafu`)
    expect(statusCode, page).toBe(200)
    expect(body, page).toMatch(/<link rel="canonical" href="\/(?:kit|visit)\?slug=morino-town-park/)
  }
})
