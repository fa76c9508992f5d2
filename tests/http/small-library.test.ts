/** The whole server side on a real folder of cases, without a model: search goes on by words and says so. */

import type { FastifyInstance } from 'fastify'
import { expect, it } from 'vitest'
import type { CaseAnswer, HealthAnswer, SearchAnswer } from '../../server/contract/api.ts'
import { makeApp } from '../support/test-app.ts'
import { openToRead, smallCases } from '../support/test-library.ts'

const library = await openToRead(smallCases)

async function getJson<Answer>(app: FastifyInstance, url: string): Promise<Answer> {
  const response = await app.inject(url)
  expect(response.statusCode, url).toBe(200)
  return response.json()
}

const searchUrl = (q: string, more = '') => `/api/search?q=${encodeURIComponent(q)}${more}`

it('the health names the missing part and stays 200', async () => {
  const app = await makeApp({ library })
  const health = await getJson<HealthAnswer>(app, '/api/health')
  expect(health).toMatchObject({ status: 'degraded', cases: 10, problems: 0 })
  expect(health.degraded.join()).toContain('意味での検索が使えません')
})

it('a search finds by words and says that it is degraded', async () => {
  const app = await makeApp({ library })
  const answer = await getJson<SearchAnswer>(app, searchUrl('待ち時間'))
  expect(answer.hits[0]?.slug).toBe('kawase-city-madoguchi')
  expect(answer.hits[0]?.match).toBe('words')
  expect(answer.degraded?.length).toBeGreaterThan(0)
})

it('what comes near where nothing answers is sent apart, and shown apart on the page', async () => {
  const app = await makeApp({ library })
  const text = '天狗 カフェ 河童 相撲'
  const answer = await getJson<SearchAnswer>(app, searchUrl(text))
  expect(answer).toMatchObject({ noAnswer: true, total: 0, hits: [] })
  const [nearest] = answer.near ?? []
  expect(nearest).toMatchObject({ slug: 'morino-town-park', match: 'words', reasons: [{}] })
  const { body } = await app.inject(`/search?q=${encodeURIComponent(text)}`)
  const [before = '', after = ''] = body.split('近いもの（答えではないかもしれない）')
  expect(before).toContain('該当する事例はない')
  expect(before).not.toContain('/cases/')
  expect(after).toContain('/cases/morino-town-park')
})

it('paging walks through exactly the list that is counted', async () => {
  const app = await makeApp({ library })
  const slugs: string[] = []
  for (let page = 1; page <= 4; page += 1) {
    const answer = await getJson<SearchAnswer>(app, searchUrl('', `&size=3&page=${page}`))
    expect(answer.total).toBe(10)
    slugs.push(...answer.hits.map(({ slug }) => slug))
  }
  expect(new Set(slugs).size).toBe(10)
  const beyond = await getJson<SearchAnswer>(app, searchUrl('', '&page=10000'))
  expect([beyond.total, beyond.hits.length]).toEqual([10, 0])
})

it('every facet count is the number of cases that choosing it shows', async () => {
  const app = await makeApp({ library })
  const { facets } = await getJson<SearchAnswer>(app, searchUrl(''))
  for (const [name, values] of Object.entries(facets)) {
    for (const { value, count } of values) {
      const query = new URLSearchParams({ [name]: value })
      const { total } = await getJson<SearchAnswer>(app, `/api/search?${query}`)
      expect(total, `${name}=${value}`).toBe(count)
    }
  }
})

it('each case opens as data and as a page', async () => {
  const app = await makeApp({ library })
  const { hits } = await getJson<SearchAnswer>(app, searchUrl('', '&size=100'))
  for (const { slug, title } of hits) {
    expect((await getJson<CaseAnswer>(app, `/api/cases/${slug}`)).title).toBe(title)
    expect((await app.inject(`/cases/${slug}`)).statusCode).toBe(200)
  }
})

it('a members-only case and a draft do not exist for anybody', async () => {
  const app = await makeApp({ library })
  const urls = ['/', '/search', '/api/start', '/api/health', '/api/search?size=100']
  for (const text of ['氷柱', '氷柱会議', '蜃気楼', '蜃気楼計画', '雪谷', '桐原']) {
    const query = encodeURIComponent(text)
    urls.push(`/api/suggest?q=${query}`, `/api/search?q=${query}`, `/search?q=${query}`)
  }
  for (const slug of ['yukitani-city-hikitsugi', 'kirihara-city-teian', 'not-there']) {
    expect((await app.inject(`/api/cases/${slug}`)).statusCode).toBe(404)
    expect((await app.inject(`/cases/${slug}`)).statusCode).toBe(404)
  }
  for (const url of urls) {
    const { statusCode, body } = await app.inject(url)
    expect(statusCode, url).toBe(200)
    expect(body, url).not.toMatch(/yukitani|kirihara/)
    if (!url.includes('q=')) expect(body, url).not.toMatch(/氷柱|蜃気楼/)
  }
})

it('cards come in the order asked for, each once, and what is no case is named', async () => {
  const app = await makeApp({ library })
  const asked = ['sora-town-koho', 'no-such-case', 'kawase-city-madoguchi', 'sora-town-koho']
  const response = await app.inject(`/api/cards?${asked.map((slug) => `slug=${slug}`).join('&')}`)
  expect(response.statusCode).toBe(200)
  const { cards, missing } = response.json()
  expect(cards.map(({ slug }: { slug: string }) => slug)).toEqual([asked[0], asked[2]])
  expect(cards[0]).toMatchObject({ asked: asked[0], municipalities: [{}] })
  expect(missing).toEqual(['no-such-case'])
})

it('no name gives no card, more than 100 names are refused', async () => {
  const app = await makeApp({ library })
  expect((await app.inject('/api/cards')).json()).toEqual({ cards: [], missing: [] })
  const names = Array.from({ length: 101 }, (_, index) => `slug=case-${index}`)
  expect((await app.inject(`/api/cards?${names.slice(1).join('&')}`)).statusCode).toBe(200)
  const refused = await app.inject(`/api/cards?${names.join('&')}`)
  expect(refused.statusCode).toBe(400)
  expect(refused.json().error.message).toContain('100件まで')
})

it('a moved case is found by its old name; drafts and cases for members are as good as not there', async () => {
  const app = await makeApp({ library })
  const hidden = ['yukitani-city-hikitsugi', 'kirihara-city-teian']
  const names = ['morino-town-shibafu', ...hidden].map((slug) => `slug=${slug}`)
  const { cards, missing } = (await app.inject(`/api/cards?${names.join('&')}`)).json()
  expect(cards).toHaveLength(1)
  expect(cards[0]).toMatchObject({ asked: 'morino-town-shibafu', slug: 'morino-town-park' })
  expect(missing).toEqual(hidden)
})
