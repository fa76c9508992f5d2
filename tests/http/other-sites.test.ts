/** Which pages of other sites may read the answers of the API, and that none ever reads a member's. */

import { expect, it } from 'vitest'
import { makeApp } from '../support/test-app.ts'
import { openTestMembers } from '../support/test-members.ts'

const shared = [
  '/api/search?q=a',
  '/api/cases/kawase-city-madoguchi',
  '/api/suggest?q=a',
  '/embed.js',
]
const city = 'https://www.city.example.lg.jp'
const admission = 'access-control-allow-origin'

it.each([undefined, [city], '*'] as const)(
  'where %o may read, others may not',
  async (otherSites) => {
    const app = await makeApp({ otherSites })
    for (const url of shared) {
      const ask = async (origin: string) => (await app.inject({ url, headers: { origin } })).headers
      const all = otherSites === '*' ? '*' : undefined
      expect((await ask(city))[admission], url).toBe(all ?? otherSites?.[0])
      for (const other of ['https://evil.example', 'null', `${city}.evil.example`, '*', '']) {
        expect((await ask(other))[admission], `${url} ${other}`).toBe(all)
      }
      expect((await ask(city))['vary'], url).toBe(
        otherSites === undefined || all ? undefined : 'origin',
      )
      expect(await ask(city)).not.toHaveProperty('access-control-allow-credentials')
    }
  },
)

it('refusals can be read, too, so that a page can tell them from a broken line', async () => {
  const app = await makeApp({ otherSites: '*', searchesAtOnce: 0 })
  for (const url of ['/api/search?page=0', '/api/search', '/api/cases/nothing']) {
    expect((await app.inject({ url, headers: { origin: city } })).headers[admission], url).toBe('*')
  }
})

it('a copy that is still good is admitted like the answer', async () => {
  const app = await makeApp({ otherSites: [city] })
  const url = '/api/search?q=a'
  const etag = String((await app.inject(url)).headers['etag'])
  const headers = { origin: city, 'if-none-match': etag }
  const { statusCode, headers: got } = await app.inject({ url, headers })
  expect([statusCode, got[admission]]).toEqual([304, city])
})

it('pages, changes and the state of the server are opened to nobody', async () => {
  const app = await makeApp({ otherSites: '*' })
  const headers = { origin: city }
  for (const url of ['/', '/cases/kawase-city-madoguchi', '/embed', '/api/health', '/nothing']) {
    expect((await app.inject({ url, headers })).headers, url).not.toHaveProperty(admission)
  }
  for (const method of ['POST', 'PUT', 'OPTIONS'] as const) {
    for (const url of ['/api/export', '/api/kit', '/api/search']) {
      const answer = await app.inject({ method, url, headers })
      expect(answer.headers, `${method} ${url}`).not.toHaveProperty(admission)
    }
  }
})

it.each([[city], '*'] as const)(
  'what a member is answered is never opened, to %o',
  async (sites) => {
    const members = await openTestMembers()
    try {
      const app = await makeApp({ otherSites: sites, members: members.door })
      const cookie = await members.enter('会員')
      for (const url of [...shared, '/api/kept/lists']) {
        const { headers } = await app.inject({ url, headers: { cookie, origin: city } })
        expect(headers, url).not.toHaveProperty(admission)
        expect(headers['cache-control'], url).toContain('no-store')
      }
      const guest = await app.inject({ url: shared[0] ?? '', headers: { origin: city } })
      expect(guest.headers).toHaveProperty(admission)
    } finally {
      await members.close()
    }
  },
)

it.each([undefined, [city], '*'] as const)(
  'where %o may read, a script may ask whether its copy is still good, and may do nothing else',
  async (otherSites) => {
    const app = await makeApp({ otherSites })
    const ask = (origin: string, asked: string) =>
      app.inject({
        ...{ method: 'OPTIONS', url: '/api/v1/search?q=a' },
        headers: {
          origin,
          'access-control-request-method': asked,
          'access-control-request-headers': 'if-none-match',
        },
      })
    const { statusCode, headers } = await ask(city, 'GET')
    if (otherSites === undefined) {
      expect([statusCode, headers[admission]]).toEqual([405, undefined])
    } else {
      expect(statusCode).toBe(204)
      expect(headers).toMatchObject({
        [admission]: otherSites === '*' ? '*' : city,
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'if-none-match',
      })
      expect(headers['vary']).toBe(otherSites === '*' ? undefined : 'origin')
    }
    expect((await ask(city, 'POST')).statusCode).toBe(405)
    if (otherSites !== '*') expect((await ask('https://evil.example', 'GET')).statusCode).toBe(405)
  },
)

it('a script may read the tag, the checksum and how many requests are left', async () => {
  const app = await makeApp({ otherSites: [city] })
  const { headers } = await app.inject({ url: '/api/v1/search?q=a', headers: { origin: city } })
  const told = String(headers['access-control-expose-headers']).split(', ')
  expect(told).toEqual(expect.arrayContaining(['etag', 'repr-digest', 'ratelimit-remaining']))
})
