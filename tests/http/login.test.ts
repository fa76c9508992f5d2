/** In and out over HTTP: what a browser is given, what a stranger is told, and what ends a session. */

import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../support/test-app.ts'
import { goodPassphrase, openTestMembers, type TestMembers } from '../support/test-members.ts'

let members: TestMembers
beforeAll(async () => {
  members = await openTestMembers()
  await members.enter('編集する人', 'editor')
  await members.enter('窓口の人')
}, 30_000)
afterAll(() => members.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const plain = { origin: 'http://localhost:80', host: 'localhost:80', ...form }

type Fields = Record<string, string>

function post(app: FastifyInstance, url: string, fields: Fields, headers: object = plain) {
  const payload = new URLSearchParams(fields).toString()
  return app.inject({ method: 'POST', url, payload, headers: { ...plain, ...headers } })
}

const openApp = (more = {}) =>
  makeApp({ members: members.door, requestsPerMinute: 1_000_000, ...more })
const logIn = (app: FastifyInstance, more: Fields = {}, headers: object = {}) =>
  post(app, '/login', { name: '窓口の人', passphrase: goodPassphrase, ...more }, headers)

/** What the answer makes the browser keep: the name of the cookie, its value, and how it is to be kept. */
function readCookie(response: Awaited<ReturnType<typeof logIn>>) {
  const [cookie] = response.cookies
  return { pair: `${cookie?.name}=${cookie?.value}`, line: String(response.headers['set-cookie']) }
}

const reads = async (app: FastifyInstance, cookie: string) =>
  (await app.inject({ url: '/account', headers: { cookie } })).statusCode === 200

describe('the session of a browser', () => {
  it('is a cookie that scripts and other sites cannot use, over https bound to this host', async () => {
    const app = await openApp({ trustedProxies: ['127.0.0.1'] })
    const overHttp = readCookie(await logIn(app))
    expect(overHttp.line).toMatch(/^kaizen=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const https = { 'x-forwarded-proto': 'https', origin: 'https://localhost:80' }
    const overHttps = readCookie(await logIn(app, {}, https))
    expect(overHttps.line).toMatch(
      /^__Host-kaizen=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    // The one is nothing to the other: a cookie set over http is none for https.
    const moved = overHttp.pair.replace('kaizen=', '__Host-kaizen=')
    expect(await reads(app, moved)).toBe(false)
  })

  it('is another at each login, and the one before is dead', async () => {
    const app = await openApp()
    const first = readCookie(await logIn(app)).pair
    const second = readCookie(await logIn(app, {}, { cookie: first })).pair
    expect(second).not.toBe(first)
    expect([await reads(app, first), await reads(app, second)]).toEqual([false, true])
  })

  it('is none that the browser has brought along', async () => {
    const app = await openApp()
    const planted = `kaizen=${'P'.repeat(43)}`
    const given = readCookie(await logIn(app, {}, { cookie: planted })).pair
    expect(given).not.toBe(planted)
    expect(await reads(app, planted)).toBe(false)
  })

  it('is dead after the logout, also for whoever has kept its key', async () => {
    const app = await openApp()
    const { pair } = readCookie(await logIn(app))
    const response = await post(app, '/logout', {}, { cookie: pair })
    expect(response.statusCode).toBe(303)
    expect(String(response.headers['set-cookie'])).toMatch(/^kaizen=; .*Expires=Thu, 01 Jan 1970/)
    expect(await reads(app, pair)).toBe(false)
  })

  it('ends after two hours without a visit, and after twelve hours in any case', async () => {
    const app = await openApp()
    const start = members.clock.now
    const hours = (count: number) => {
      members.clock.now = start + count * 3_600_000
    }
    const [idle, busy] = [readCookie(await logIn(app)).pair, readCookie(await logIn(app)).pair]
    for (let hour = 1; hour < 12; hour += 1) {
      hours(hour)
      expect(await reads(app, busy), `${hour} h`).toBe(true)
    }
    expect(await reads(app, idle)).toBe(false)
    hours(12.01)
    expect(await reads(app, busy)).toBe(false)
    members.clock.now = start
  })
})

describe('whoever guesses', () => {
  it('is told the same of names that are and names that are not: status, headers and words', async () => {
    const app = await openApp()
    const look = async (name: string, passphrase: string) => {
      const { statusCode, headers, body } = await logIn(app, { name, passphrase })
      // How many requests are left is counted by address, whatever is asked.
      const { date: _, 'content-length': __, 'ratelimit-remaining': ___, ...rest } = headers
      delete rest['ratelimit-reset']
      return { statusCode, rest, body: body.replaceAll(name, '…') }
    }
    const wrong = await look('窓口の人', '違う合言葉を入れてみる')
    expect(wrong.statusCode).toBe(401)
    members.access.invite('招かれただけの人', 'member')
    for (const name of ['だれでもない人', '招かれただけの人']) {
      expect(await look(name, '違う合言葉を入れてみる')).toEqual(wrong)
    }
  })

  it('is made to wait from the eleventh wrong try on, by name and for unknown names as well', async () => {
    const app = await openApp()
    for (const name of ['窓口の人', 'だれでもない人・二']) {
      const codes: number[] = []
      for (let count = 0; count < 11; count += 1) {
        const response = await logIn(app, { name, passphrase: `違う合言葉その${count}番目` })
        codes.push(response.statusCode)
        if (response.statusCode === 429) {
          expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
          expect(response.body).toContain('待って')
        }
      }
      expect(codes.slice(0, -2).every((code) => code === 401)).toBe(true)
      expect(codes.at(-1)).toBe(429)
    }
    members.clock.now += 16 * 60_000
    expect((await logIn(app)).statusCode).toBe(303)
  }, 60_000)
})

describe('after the login a reader', () => {
  it('goes on where he came from', async () => {
    const app = await openApp()
    const { headers } = await logIn(app, { next: '/search?q=%E7%AA%93%E5%8F%A3' })
    expect(headers.location).toBe('/search?q=%E7%AA%93%E5%8F%A3')
    const page = await app.inject({
      url: '/login',
      headers: { host: 'library.example', referer: 'http://library.example/cases/x?a=1#b' },
    })
    expect(page.body).toContain('value="/cases/x?a=1"')
  })

  it('is never led to another site, whatever the address says', async () => {
    const app = await openApp()
    const hostile = fc.oneof(
      fc.webUrl(),
      fc.constantFrom(
        '//evil.example',
        '/\\evil.example',
        '\\\\evil.example',
        'javascript:alert(1)',
      ),
      fc.constantFrom('/\t/evil.example', '/%0d%0aset-cookie:x', 'http:evil.example', '/.//evil'),
      fc.string(),
      fc.string().map((text) => `/${text}`),
    )
    const { pair } = readCookie(await logIn(app))
    await fc.assert(
      fc.asyncProperty(hostile, async (next) => {
        const { body, statusCode } = await app.inject({
          url: `/login?next=${encodeURIComponent(next.toWellFormed())}`,
        })
        expect(statusCode).toBe(200)
        const [, value = ''] = /name="next" value="([^"]*)"/.exec(body) ?? []
        const place = new URL(value.replaceAll('&amp;', '&') || '/', 'http://own.example/x')
        expect(place.origin).toBe('http://own.example')
      }),
      { numRuns: 200 },
    )
    expect(await reads(app, pair)).toBe(true)
  })
})

describe('a disk that takes no more', () => {
  it('lets members read on, and says why nothing can be changed', async () => {
    const app = await openApp()
    const { pair } = readCookie(await logIn(app))
    const editor = readCookie(await logIn(app, { name: '編集する人' })).pair
    const pages = members.database.get<{ page_count: number }>('PRAGMA page_count')
    members.database.all(`PRAGMA max_page_count = ${pages?.page_count ?? 1}`)
    members.clock.now += 5 * 60_000
    expect(await reads(app, pair)).toBe(true)
    expect((await app.inject({ url: '/', headers: { cookie: pair } })).statusCode).toBe(200)
    // The last pages have room for a few more.
    let refused = ''
    for (let count = 0; count < 400 && refused === ''; count += 1) {
      const { statusCode, body } = await post(
        app,
        '/members',
        { name: `埋める人${count}` },
        { cookie: editor },
      )
      if (statusCode !== 200) refused = `${statusCode} ${body}`
    }
    expect(refused).toMatch(/^503 /)
    expect(refused).toContain('保存できません')
    expect(refused).toContain('会員の管理')
    const response = await post(app, '/logout', {}, { cookie: pair })
    expect(String(response.headers['set-cookie'])).toMatch(/^kaizen=;/)
    members.database.all('PRAGMA max_page_count = 1073741823')
  }, 60_000)
})

it('a cache in front that keeps what it may keep gives nobody what was made for a member', async () => {
  const app = await openApp()
  const { pair } = readCookie(await logIn(app))
  const kept = new Map<string, { etag: string; body: string }>()
  /** Keyed by the address alone, and asking again each time, as `no-cache` demands. */
  const throughCache = async (url: string, cookie: string) => {
    const copy = kept.get(url)
    const response = await app.inject({
      url,
      headers: { cookie, ...(copy && { 'if-none-match': copy.etag }) },
    })
    if (response.statusCode === 304) return copy?.body ?? ''
    const { etag } = response.headers
    const mayKeep = !/no-store|private/.test(String(response.headers['cache-control']))
    if (mayKeep && etag !== undefined) kept.set(url, { etag: String(etag), body: response.body })
    return response.body
  }
  for (const url of ['/', '/search', '/cases/kawase-city-madoguchi', '/about']) {
    const before = await throughCache(url, '')
    const member = await throughCache(url, pair)
    expect(member, url).toContain('窓口の人')
    expect(await throughCache(url, ''), url).toBe(before)
    expect(await throughCache(url, pair), url).toBe(member)
  }
  for (const { body } of kept.values()) expect(body).not.toContain('窓口の人')
})
