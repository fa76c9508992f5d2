/** What robots find: the rules for them, and the list of the pages. */

import { expect, it } from 'vitest'
import { writeSitemap } from '../../server/http/sitemap.ts'
import { findAll, readXml, textOf } from '../support/read-files.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

const host = { host: 'a.jp' }

it('robots are allowed in and shown the way, unless the association refuses them', async () => {
  const app = await makeApp()
  const { body, headers } = await app.inject({ url: '/robots.txt', headers: host })
  expect(body).toBe('User-agent: *\nAllow: /\nSitemap: http://a.jp/sitemap.xml\n')
  expect(headers).not.toHaveProperty('x-robots-tag')
  expect((await app.inject('/')).headers).not.toHaveProperty('x-robots-tag')
})

it('where they are refused, every answer says so, and there is no list of the pages', async () => {
  const app = await makeApp({ refusesRobots: true })
  expect((await app.inject('/robots.txt')).body).toBe('User-agent: *\nDisallow: /\n')
  expect((await app.inject('/sitemap.xml')).statusCode).toBe(404)
  for (const url of ['/', '/cases/kawase-city-madoguchi', '/api/search', '/nothing', '/og/x.png']) {
    expect((await app.inject(url)).headers['x-robots-tag'], url).toBe(
      'noindex, nofollow, noarchive',
    )
  }
})

it('the sitemap names every page for everybody that answers, with the day of its last change', async () => {
  const app = await makeApp()
  const { body, headers } = await app.inject({ url: '/sitemap.xml', headers: host })
  expect(headers['content-type']).toBe('application/xml; charset=utf-8')
  expect(headers['cache-control']).toBe('no-store')
  const root = readXml(body)
  expect(root.name).toBe('urlset')
  expect(root.attributes.get('xmlns')).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
  const places = findAll(root, 'loc').map(textOf)
  expect(places).toContain('http://a.jp/cases/kawase-city-madoguchi')
  expect(new Set(places).size).toBe(places.length)
  for (const place of places) {
    expect((await app.inject(place.replace('http://a.jp', ''))).statusCode, place).toBe(200)
  }
  expect(findAll(root, 'lastmod').map(textOf)).toEqual(
    Array.from({ length: places.length - 3 }, () => '2026-11-22'),
  )
})

it('the sitemap has each case once, with the newest of its days', () => {
  const update = (slug: string, date: string) => ({
    ...{ date, slug, title: 'A', kind: 'changed' as const, note: 'x' },
  })
  const map = writeSitemap(
    [update('b', '2026-03-01'), update('a', '2026-02-01'), update('b', '2025-01-01')],
    'http://a.jp',
  )
  const cases = findAll(readXml(map), 'url').map(textOf)
  expect(cases.filter((text) => text.includes('/cases/'))).toEqual([
    'http://a.jp/cases/b2026-03-01',
    'http://a.jp/cases/a2026-02-01',
  ])
  expect(cases[0]).toBe('http://a.jp/2026-03-01')
})

it('the sitemap of a library without cases names no days', async () => {
  const app = await makeApp({ library: makeFakeLibrary({ updates: () => [] }) })
  expect((await app.inject('/sitemap.xml')).body).not.toContain('lastmod')
})
