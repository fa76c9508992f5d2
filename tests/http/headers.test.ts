/** Headers of every answer: what a browser may do with it, and how long a copy of it is good. */

import { expect, it, onTestFinished, vi } from 'vitest'
import { changedHealth, degradedAnswer, makeApp, makeFakeLibrary } from '../support/test-app.ts'

const expected = {
  'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
}

const answers: readonly [status: number, url: string][] = [
  [200, '/'],
  [200, '/search?q=a'],
  [200, '/cases/kawase-city-madoguchi'],
  [200, '/api/search'],
  [200, '/api/cases/kawase-city-madoguchi'],
  [200, '/api/suggest?q=a'],
  [200, '/api/start'],
  [200, '/api/health'],
  [200, '/assets/main-test.js'],
  [200, '/robots.txt'],
  [204, '/favicon.ico'],
  [301, '/cases/old-name'],
  [301, '/api/cases/old-name'],
  [400, '/api/search?page=0'],
  [400, '/search?q=%E3%81'],
  [400, '/%ff'],
  [400, '/api/%ff'],
  [404, '/nothing'],
  [404, '/api/nothing'],
  [404, '/assets/nothing.js'],
  [404, '/cases/nothing'],
  [414, `/cases/${'a'.repeat(101)}`],
]

it.each(answers)('a %i carries every security header: %s', async (status, url) => {
  const app = await makeApp()
  const response = await app.inject(url)
  expect(response.statusCode).toBe(status)
  expect(response.headers).toMatchObject(expected)
  expect(response.headers).not.toHaveProperty('strict-transport-security')
})

it('304, 405, 413, 416, 429, 500 and 503 carry them, too', async () => {
  const broken = makeFakeLibrary({
    start: () => {
      throw new Error('broken')
    },
  })
  const app = await makeApp({ library: broken, searchesAtOnce: 0, requestsPerMinute: 6 })
  const trusting = await makeApp({ requestsPerMinute: 0 })
  const { headers } = await app.inject('/api/suggest?q=a')
  const responses = await Promise.all([
    app.inject({ url: '/api/suggest?q=a', headers: { 'if-none-match': String(headers['etag']) } }),
    app.inject({ method: 'DELETE', url: '/' }),
    app.inject({ method: 'POST', url: '/', payload: { long: 'x'.repeat(5000) } }),
    app.inject({ url: '/assets/main-test.js', headers: { range: 'bytes=900-901' } }),
    trusting.inject('/'),
    app.inject('/api/start'),
    app.inject('/api/search'),
  ])
  expect(responses.map((response) => response.statusCode)).toEqual([
    304, 405, 413, 416, 429, 500, 503,
  ])
  for (const response of responses) expect(response.headers).toMatchObject(expected)
})

it('https is bound to the name only where a trusted proxy says so', async () => {
  const app = await makeApp({ trustedProxies: ['10.0.0.1'] })
  const ask = (remoteAddress: string) =>
    app.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-proto': 'https' } })
  expect((await ask('10.0.0.1')).headers).toHaveProperty('strict-transport-security')
  expect((await ask('10.0.0.2')).headers).not.toHaveProperty('strict-transport-security')
})

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
    const { date: _then, 'ratelimit-remaining': _before, ...expected } = get.headers
    expect(head.headers).toMatchObject(expected)
  },
)

it('every answer says how many requests are left, and a refusal when to ask again', async () => {
  const app = await makeApp({ requestsPerMinute: 2 })
  const ask = () => app.inject({ url: '/api/v1/suggest?q=a', remoteAddress: '192.0.2.1' })
  for (const left of ['1', '0']) {
    const { headers } = await ask()
    expect(headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': left })
    expect(Number(headers['ratelimit-reset'])).toBeGreaterThan(0)
  }
  const { statusCode, headers } = await ask()
  expect(statusCode).toBe(429)
  expect(headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '0' })
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
})
