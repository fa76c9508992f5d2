import { expect, it } from 'vitest'
import { makeApp, makeFakeLibrary } from '../support/test-app.ts'

it('searches beyond the bound are refused at once, and served again when others have ended', async () => {
  const waiting: (() => void)[] = []
  const library = makeFakeLibrary()
  const { search } = library
  library.search = async (request) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return search(request)
  }
  const app = await makeApp({ library, searchesAtOnce: 2 })
  const served = [app.inject('/api/search?q=1'), app.inject('/search?q=2')]
  await expect.poll(() => waiting.length).toBe(2)

  const refused = await app.inject('/api/search?q=3')
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('2')
  expect(refused.json().error).toEqual({
    code: 'TOO_BUSY',
    message: expect.stringContaining('混み合って'),
  })
  expect((await app.inject('/search?q=3')).statusCode).toBe(503)
  expect((await app.inject('/cases/kawase-city-madoguchi')).statusCode).toBe(200)

  for (const go of waiting) go()
  for (const response of await Promise.all(served)) expect(response.statusCode).toBe(200)
  const later = app.inject('/api/search?q=4')
  await expect.poll(() => waiting.length).toBe(3)
  waiting[2]?.()
  expect((await later).statusCode).toBe(200)
})

it('a search that fails gives its place back', async () => {
  const library = makeFakeLibrary({
    search: async () => {
      throw new Error('broken')
    },
  })
  const app = await makeApp({ library, searchesAtOnce: 1 })
  for (let round = 0; round < 3; round += 1) {
    expect((await app.inject('/api/search')).statusCode).toBe(500)
  }
})

it.each(['/kit?slug=a', '/visit?slug=a', '/compare?slug=a&slug=b'])(
  'many of %s at once: others are answered in between, and what could only wait is refused',
  async (url) => {
    let made = 0
    const make = <Answer>(answer: Answer) => {
      made += 1
      return answer
    }
    const library = makeFakeLibrary({
      kit: () => make({ notes: [], contrasts: [] }),
      visit: () => make({ slugs: [], notes: [] }),
      compare: () => make(undefined),
    })
    const app = await makeApp({ library })
    const pages = Array.from({ length: 20 }, () => app.inject(url))
    const suggested = app.inject('/api/suggest?q=a').then(({ statusCode }) => [statusCode, made])
    const [status, madeBefore] = await suggested
    expect(status).toBe(200)
    expect(madeBefore).toBeLessThan(8)

    const answers = await Promise.all(pages)
    const refused = answers.filter(({ statusCode }) => statusCode !== 200)
    expect([refused.length, made]).toEqual([4, 16])
    for (const { statusCode, headers, body } of refused) {
      expect([statusCode, headers['retry-after']]).toEqual([503, '2'])
      expect(body).toContain('いま混み合っています')
    }
    expect((await app.inject(url)).statusCode).toBe(200)
  },
)

it('a client is limited at the request after its last, with the time to wait', async () => {
  const app = await makeApp({ requestsPerMinute: 3 })
  const ask = (remoteAddress: string, url: string) => app.inject({ url, remoteAddress })
  for (const url of ['/api/start', '/', '/nothing']) {
    expect((await ask('192.0.2.1', url)).statusCode).not.toBe(429)
  }
  const refused = await ask('192.0.2.1', '/api/search')
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(50)
  expect(refused.json().error.message).toMatch(/[0-9]+秒待って/)
  expect((await ask('192.0.2.1', '/')).headers['content-type']).toContain('text/html')
  expect((await ask('192.0.2.2', '/api/start')).statusCode).toBe(200)
  expect((await ask('192.0.2.1', '/assets/main-test.js')).statusCode).toBe(200)
})

it('an address forged by a stranger is ignored, one told by a trusted proxy is the client', async () => {
  const app = await makeApp({ requestsPerMinute: 2, trustedProxies: ['10.0.0.0/8'] })
  const askAll = async (remoteAddress: string, clients: readonly number[]) => {
    const statuses: number[] = []
    for (const client of clients) {
      const headers = { 'x-forwarded-for': `198.51.100.${client}` }
      const response = await app.inject({ url: '/api/start', remoteAddress, headers })
      statuses.push(response.statusCode)
    }
    return statuses
  }
  expect(await askAll('192.0.2.9', [1, 2, 3])).toEqual([200, 200, 429])
  expect(await askAll('10.1.2.3', [1, 2, 3, 1, 1])).toEqual([200, 200, 200, 200, 429])
})
