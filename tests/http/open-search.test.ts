/** The search as a browser takes it into its address bar (OpenSearch 1.1). */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findAll, readXml, textOf } from '../support/read-files.ts'
import { readPng } from '../support/read-png.ts'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

it('every page leads to a description of the search, which leads to the search', async () => {
  const app = await makeApp()
  expect((await app.inject('/cases/kawase-city-madoguchi')).body).toContain(
    '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="改善事例ライブラリ"/>',
  )
  const { body, headers } = await app.inject({ url: '/opensearch.xml', headers: { host: 'a.jp' } })
  expect(headers['content-type']).toBe('application/opensearchdescription+xml; charset=utf-8')
  const root = readXml(body)
  expect(root.name).toBe('OpenSearchDescription')
  expect(root.attributes.get('xmlns')).toBe('http://a9.com/-/spec/opensearch/1.1/')
  const textIn = (name: string) => findAll(root, name).map(textOf).join()
  expect([...textIn('ShortName')].length).toBeLessThanOrEqual(16)
  expect(textIn('InputEncoding')).toBe('UTF-8')
  const templates = findAll(root, 'Url').map(({ attributes }) => [
    attributes.get('type'),
    attributes.get('template'),
  ])
  expect(templates).toEqual([
    ['text/html', 'http://a.jp/search?q={searchTerms}'],
    ['application/x-suggestions+json', 'http://a.jp/api/suggest/opensearch?q={searchTerms}'],
    ['application/opensearchdescription+xml', 'http://a.jp/opensearch.xml'],
  ])
  for (const [type, template = ''] of templates) {
    const path = template
      .replace('http://a.jp', '')
      .replace('{searchTerms}', encodeURIComponent('窓'))
    const answer = await app.inject(path)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain(type)
  }
})

it('the description has an icon that is a picture', async () => {
  const app = await makeApp()
  const icon = textOf(readXml((await app.inject('/opensearch.xml')).body))
  const [, base64 = ''] = /data:image\/png;base64,(\S+?)(?=\s|$)/.exec(icon) ?? []
  expect(readPng(Buffer.from(base64, 'base64'))).toMatchObject({ width: 32, height: 32 })
})

it('what is typed comes back with what it could become, whatever it is', async () => {
  const suggestions = [
    { text: '</script>', kind: 'case' as const, slug: 'a' },
    { text: '窓口', kind: 'keyword' as const },
  ]
  const app = await makeApp({
    library: makeFakeLibrary({ suggest: () => ({ suggestions }) }),
    requestsPerMinute: 100_000,
  })
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 60 }), async (typed) => {
      const url = `/api/suggest/opensearch?${new URLSearchParams({ q: typed })}`
      const { statusCode, body } = await app.inject(url)
      expect(statusCode).toBe(200)
      const said = typed.trim() === '' ? [] : ['</script>', '窓口']
      expect(JSON.parse(body)).toEqual([expect.any(String), said])
    }),
    { numRuns: 50 },
  )
})

it('a name that means nothing is refused', async () => {
  const app = await makeApp()
  expect((await app.inject('/api/suggest/opensearch?words=a')).statusCode).toBe(400)
})
