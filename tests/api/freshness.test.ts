import { expect, it, onTestFinished, vi } from 'vitest'
import { changedHealth, degradedAnswer, makeFakeLibrary } from '../support/fake-library.ts'
import { makeApp } from '../support/test-app.ts'

const urls = ['/', '/search?q=a', '/cases/kawase-city-madoguchi', '/api/search?q=a', '/api/start']

it.each(urls)('a good copy is confirmed without the work: %s', async (url) => {
  const library = makeFakeLibrary()
  const app = await makeApp({ library })
  const first = await app.inject(url)
  expect(first.headers['cache-control']).toBe('no-cache')
  const etag = String(first.headers['etag'])
  const searches = library.searches.length
  const headers = { 'if-none-match': `"other", ${etag}` }
  const second = await app.inject({ url, headers })
  expect([second.statusCode, second.body]).toEqual([304, ''])
  expect(second.headers['etag']).toBe(etag)
  expect(library.searches).toHaveLength(searches)
})

it('a copy of one address is not good for another, nor after the content changed', async () => {
  const library = makeFakeLibrary()
  const app = await makeApp({ library })
  const etag = String((await app.inject('/api/search?q=a')).headers['etag'])
  const headers = { 'if-none-match': etag }
  expect((await app.inject({ url: '/api/search?q=b', headers })).statusCode).toBe(200)
  library.health = () => changedHealth
  expect((await app.inject({ url: '/api/search?q=a', headers })).statusCode).toBe(200)
})

it('a copy of yesterday is not good: it cites its case as read on that day', async () => {
  const app = await makeApp()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T14:59:00Z') })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const url = '/cases/kawase-city-madoguchi'
  const headers = { 'if-none-match': String((await app.inject(url)).headers['etag']) }
  expect((await app.inject({ url, headers })).statusCode).toBe(304)
  vi.setSystemTime(new Date('2026-11-22T15:01:00Z'))
  expect((await app.inject({ url, headers })).statusCode).toBe(200)
})

it('a degraded answer, an error and the health are not kept', async () => {
  const library = makeFakeLibrary({ search: async () => degradedAnswer })
  const app = await makeApp({ library })
  for (const url of ['/api/search', '/search', '/api/search?page=0', '/x', '/api/health']) {
    const { headers } = await app.inject(url)
    expect(headers['cache-control'], url).toBe('no-store')
    expect(headers, url).not.toHaveProperty('etag')
  }
})

it.each([...urls, '/assets/main-test.js', '/api/health'])(
  'HEAD answers as GET does, without a body: %s',
  async (url) => {
    const app = await makeApp()
    const get = await app.inject(url)
    const head = await app.inject({ method: 'HEAD', url })
    expect([head.statusCode, head.body]).toEqual([200, ''])
    const { date: _then, ...expected } = get.headers
    expect(head.headers).toMatchObject(expected)
  },
)
