/** Who may do what: every route of the program × every kind of reader × cases for everybody and cases for members. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskService, openDeskService } from '../../server/desk/desk-service.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { makeApp, openApp } from '../support/test-app.ts'
import { noModel, openTestLibrary } from '../support/test-library.ts'
import { openTestMembers, type TestMembers } from '../support/test-members.ts'
import { type Asked, askApp, readPayload } from './ask-app.ts'
import { hiddenWords, makeAddresses } from './hidden-addresses.ts'
import { canary, writeHiddenFiles, writePublic } from './hidden-cases.ts'

const encode = encodeURIComponent
const both = 'slug=kanaria-members&slug=kawase-city-madoguchi'
const file = (path: string, format: string) => `${path}?format=${format}&${both}`

/**
 * What a route is for. `shows` are addresses at which a members' case can be seen: by members and editors, and by nobody
 * else; a reading route without any shows no cases. `members` and `editors` are for those who have logged in.
 */
type Rule = { shows: readonly string[] } | 'members' | 'editors' | 'door'

const unversioned: Readonly<Record<string, Rule>> = {
  'GET /': { shows: [] },
  'GET /search': { shows: [`/search?q=${encode('カナリアの窓口')}`, '/search?from=1931&to=1931'] },
  'GET /cases/:slug': { shows: ['/cases/kanaria-members'] },
  'GET /locate': { shows: ['/locate'] },
  'GET /coverage': { shows: ['/coverage'] },
  'GET /compare': { shows: [`/compare?${both}`] },
  'GET /onepage': { shows: [`/onepage?${both}`] },
  'GET /kit': { shows: [`/kit?${both}`] },
  'GET /visit': { shows: [`/visit?${both}`] },
  'GET /updates': { shows: ['/updates'] },
  'GET /updates.atom': { shows: ['/updates.atom'] },
  'GET /walls': { shows: ['/walls'] },
  'GET /list': { shows: [] },
  'GET /plans': { shows: [] },
  'GET /about': { shows: [] },
  'GET /taxonomy': { shows: [] },
  'GET /accessibility': { shows: [] },
  'GET /favicon.ico': { shows: [] },
  'GET /robots.txt': { shows: [] },
  // It is for robots: members are given the one of everybody.
  'GET /sitemap.xml': { shows: [] },
  'GET /opensearch.xml': { shows: [] },
  'GET /og/:picture': { shows: [] },
  'GET /embed': { shows: [] },
  'GET /api': { shows: [] },
  'GET /embed.js': { shows: [] },
  'GET /assets/*': { shows: [] },
  'GET /api/search': { shows: [`/api/search?q=${encode('カナリア')}`, '/api/search?size=100'] },
  'GET /api/suggest': { shows: [`/api/suggest?q=${encode('カナリ')}`] },
  'GET /api/openapi.json': { shows: [] },
  'GET /api/suggest/opensearch': {
    shows: [`/api/suggest/opensearch?q=${encode('カナリ')}`],
  },
  'GET /api/cards': { shows: [`/api/cards?${both}`] },
  'GET /api/cases/:slug': { shows: ['/api/cases/kanaria-members'] },
  'GET /api/start': { shows: [] },
  'GET /api/locate': { shows: ['/api/locate'] },
  'GET /api/coverage': { shows: ['/api/coverage'] },
  'GET /api/municipalities': { shows: [] },
  'GET /api/health': { shows: [] },
  // They hold what is everybody's, whoever asks.
  'GET /api/dump': { shows: [] },
  'GET /api/dump/checksum': { shows: [] },
  'GET /api/dump/dictionary': { shows: [] },
  'GET /api/compare': {
    shows: [`/api/compare?${both}`, file('/api/compare', 'docx'), file('/api/compare', 'csv')],
  },
  'GET /api/onepage': { shows: [file('/api/onepage', 'docx'), file('/api/onepage', 'md')] },
  'GET /api/export': {
    shows: ['docx', 'md', 'csv', 'json', 'sist02', 'ris', 'bibtex', 'csl'].map((format) =>
      file('/api/export', format),
    ),
  },
  'POST /api/export': { shows: [file('/api/export', 'md')] },
  'GET /api/kit': { shows: ['docx', 'md', 'html'].map((format) => file('/api/kit', format)) },
  'POST /api/kit': { shows: [file('/api/kit', 'md')] },
  // No page of a browser may ask there, and a session opens nothing: tests/mcp has who may read what.
  'POST /mcp': { shows: [] },
  'GET /mcp': { shows: [] },
  'DELETE /mcp': { shows: [] },
  'GET /login': 'door',
  'POST /login': 'door',
  'POST /logout': 'door',
  'GET /accept/:key': 'door',
  'POST /accept/:key': 'door',
  'GET /account': 'members',
  'POST /account/passphrase': 'members',
  'POST /account/sessions': 'members',
  'POST /account/leave': 'members',
  'POST /account/tokens': 'members',
  'POST /account/tokens/revoke': 'members',
  'POST /account/keeping': 'members',
  'GET /account/data': 'members',
  'POST /account/data/delete': 'members',
  'POST /account/shares/delete': 'members',
  'GET /api/kept/lists': 'members',
  'PUT /api/kept/lists': 'members',
  'GET /api/kept/plans': 'members',
  'PUT /api/kept/plans': 'members',
  'POST /api/shared': 'members',
  'GET /api/shared/:key': 'door',
  'GET /shared/:key': 'door',
  'GET /members': 'editors',
  'POST /members': 'editors',
  'POST /members/:id/invite': 'editors',
  'POST /members/:id/pause': 'editors',
  'POST /members/:id/resume': 'editors',
  'POST /members/:id/remove': 'editors',
  'GET /propose': 'members',
  'POST /propose': 'members',
  'POST /api/desk/unopened': 'door',
  'GET /desk': 'editors',
  'POST /desk/drafts': 'editors',
  'GET /desk/drafts/:id': 'editors',
  'POST /desk/drafts/:id/discard': 'editors',
  'POST /desk/drafts/:id/bring-back': 'editors',
  'PUT /api/desk/drafts/:id': 'editors',
  'PUT /api/desk/drafts/:id/pause': 'editors',
  'POST /api/desk/drafts/:id/stage': 'editors',
  'POST /api/desk/drafts/:id/publish': 'editors',
  'POST /api/desk/drafts/:id/report': 'editors',
  'POST /api/desk/drafts/:id/preview': 'editors',
  'POST /api/desk/drafts/:id/trial': 'editors',
  'POST /api/desk/bring': 'editors',
  'GET /desk/library.zip': 'editors',
  'GET /desk/cases/:slug': 'editors',
  'GET /desk/cases/:slug/difference': 'editors',
  'POST /desk/cases/:slug/draft': 'editors',
  'POST /desk/cases/:slug/take-back': 'editors',
  'POST /desk/cases/:slug/withdraw': 'editors',
  'POST /desk/cases/:slug/rename': 'editors',
  'GET /desk/proposals': 'editors',
  'POST /desk/proposals/:id/draft': 'editors',
  'POST /desk/proposals/:id/attach': 'editors',
  'POST /desk/proposals/:id/close': 'editors',
  'GET /desk/missed': 'editors',
  'GET /desk/judge': 'editors',
  'POST /desk/judge': 'editors',
  'GET /desk/judgements.jsonl': 'editors',
  'GET /desk/words': 'editors',
  'POST /desk/words': 'editors',
  'POST /desk/words/measure': 'editors',
  'GET /desk/settings': 'editors',
  // Last: what it sends here switches everything off.
  'POST /desk/settings': 'editors',
}

/** Everything for programs stands at the addresses of its version, too; what browsers alone ask for does not. */
const versioned = Object.entries(unversioned).flatMap(([route, rule]): [string, Rule][] => {
  if (typeof rule === 'string' || !/ \/api\/(?!suggest\/opensearch|openapi)/.test(route)) return []
  const versionOf = (path: string) => path.replace('/api/', '/api/v1/')
  return [[versionOf(route), { shows: rule.shows.map(versionOf) }]]
})
const rules: Readonly<Record<string, Rule>> = { ...unversioned, ...Object.fromEntries(versioned) }

const quick = { requestsPerMinute: 1_000_000 }

let root: string
let bare: FastifyInstance
let full: FastifyInstance
let library: WholeLibrary
let members: TestMembers
let desk: DeskService
const closing: (() => Promise<unknown>)[] = []
/** Cookies by kind of reader; all but `member` and `editor` are those of people who may see what everybody sees. */
const cookies: Record<string, string> = { anonymous: '' }
const strangers = () => Object.keys(cookies).filter((kind) => !/^(member|editor)$/.test(kind))

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kaizen-authorization-'))
  const [without, beside] = [join(root, 'without'), join(root, 'beside')]
  await writePublic(without)
  await writePublic(beside)
  await writeHiddenFiles(beside)
  const opened = await Promise.all(
    [without, beside].map((folder) => openTestLibrary(folder, { model: noModel })),
  )
  const libraries = opened.map((one) => one.library) as [WholeLibrary, WholeLibrary]
  library = libraries[1]
  desk = openDeskService({ casesFolder: beside, checkDraft: library.desk().checkDraft })
  members = await openTestMembers()
  const apps = await Promise.all(
    libraries.map((each) => openApp({ library: each, members: members.door, desk, ...quick })),
  )
  ;[bare, full] = apps as [FastifyInstance, FastifyInstance]
  closing.push(...apps.map((app) => () => app.close()))
  closing.push(...opened.map(({ close }) => close), members.close)

  const { access, clock } = members
  // Those who came 13 hours ago have not logged in since.
  clock.now -= 13 * 3_600_000
  cookies['expired'] = await members.enter('期限の切れた人')
  clock.now += 13 * 3_600_000
  for (const [kind, end] of [
    ['paused', (id: string) => access.pause(id)],
    ['removed', (id: string) => access.remove(id)],
  ] as const) {
    cookies[kind] = await members.enter(kind)
    end(access.listAccounts().find(({ name }) => name === kind)?.id ?? '')
  }
  cookies['invited'] = `kaizen=${access.invite('招かれた人', 'editor').key}`
  cookies['forged'] = `kaizen=${'A'.repeat(43)}`
  cookies['older build'] = 'kaizen=s%3Aabc.def; session=1; kaizen='
  cookies['member'] = await members.enter('会員', 'member')
  cookies['editor'] = await members.enter('編集者', 'editor')
  // Fresh enough for all tests of this file.
  clock.now = Date.now()
}, 120_000)

afterAll(async () => {
  for (const close of closing) await close()
  await rm(root, { recursive: true, force: true })
})

function asReader(kind: string, asked: Asked): Asked {
  const cookie = cookies[kind] ?? ''
  return cookie === '' ? asked : { ...asked, headers: { cookie, ...asked.headers } }
}

const split = (route: string) => route.split(' ') as [NonNullable<Asked['method']>, string]
const ownPage = { 'content-type': 'application/json', host: 'localhost:80' }
const ownOrigin = { origin: 'http://localhost:80', host: 'localhost:80' }

/** A request that a page of the library would make there. */
function fromOwnPage(method: NonNullable<Asked['method']>, url: string) {
  if (method === 'GET') return { method, url }
  const payload = /^\/api\/(v1\/)?kit/.test(url)
    ? { lines: [], minutes: {} }
    : { title: 'x', notes: [] }
  return { method, url, headers: ownPage, payload }
}

it('every route of the program is in the table, and nothing else', async () => {
  const routes = new Set<string>()
  const app = await makeApp({
    library,
    members: members.door,
    desk,
    onRoute: ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.add(`${one} ${url}`)
    },
  })
  await app.ready()
  expect([...routes].sort()).toEqual(Object.keys(rules).sort())
})

const reading = Object.entries(rules).flatMap(([route, rule]) =>
  typeof rule === 'string' ? [] : [{ route, shows: rule.shows }],
)

describe('a members’ case', () => {
  it.each(reading.flatMap(({ route, shows }) => shows.map((url) => [route, url])))(
    '%s %s is for members and editors; no cache keeps it, and no copy stands for it',
    async (route = '', url = '') => {
      const [method] = split(route)
      const copy = await full.inject(fromOwnPage(method, url))
      for (const kind of ['member', 'editor']) {
        const request = fromOwnPage(method, url)
        const headers = {
          ...request.headers,
          cookie: cookies[kind] ?? '',
          ...(copy.headers.etag && { 'if-none-match': copy.headers.etag }),
        }
        const response = await full.inject({ ...request, headers })
        expect(response.statusCode, kind).toBe(200)
        expect(readPayload(response.rawPayload), kind).toMatch(canary)
        expect(response.headers['cache-control'], kind).toBe('private, no-store')
        expect(response.headers.etag, kind).toBeUndefined()
      }
      for (const kind of strangers()) {
        const request = fromOwnPage(method, url)
        const headers = { ...request.headers, cookie: cookies[kind] ?? '' }
        const { rawPayload } = await full.inject({ ...request, headers })
        // What was asked for is said again; nothing else of it is.
        const said = readPayload(rawPayload).replaceAll(
          /kanaria-members|カナリアの窓口|カナリア?/g,
          '',
        )
        expect(said, kind).not.toMatch(/カナリ|金糸雀|kanariaword/)
      }
    },
  )

  it.each(['/', '/api/start', '/about', '/taxonomy'])(
    'is counted for members at %s, and for nobody else',
    async (url) => {
      const { body } = await full.inject(url)
      expect(body).toBe((await bare.inject(url)).body)
      const member = await full.inject({ url, headers: { cookie: cookies['member'] ?? '' } })
      const numbers = (text: string) =>
        text.replace(/<nav aria-label="利用者">.*?<\/nav>/, '').match(/\d+/g)
      expect(numbers(member.body)).not.toEqual(numbers(body))
    },
  )

  it('makes no difference to anybody who has not logged in: status, headers and bytes', async () => {
    const addresses = makeAddresses(['kawase-city-madoguchi', 'tsukioka-city-jimu-misu'])
    const asked = fc
      .constantFrom(...Object.keys(addresses))
      .chain((path) =>
        fc.tuple(
          addresses[path] ?? fc.constant('/'),
          fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS'),
          fc.constantFrom(...strangers()),
        ),
      )
    await fc.assert(
      fc.asyncProperty(asked, async ([url, method, kind]) => {
        const request = asReader(kind, { url, method: method as NonNullable<Asked['method']> })
        expect(await askApp(full, request), kind).toEqual(await askApp(bare, request))
      }),
      // Of anonymous readers hidden-cases.test.ts asks 2000: what is left to this are the cookies.
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), interruptAfterTimeLimit: 20_000 },
    )
  }, 120_000)

  it('is to others what never was: status, headers, bytes and time', async () => {
    const look = async (slug: string) => {
      const start = performance.now()
      const got = await askApp(full, { url: `/api/cases/${slug}` })
      const ms = performance.now() - start
      return { ms, got: JSON.stringify(got).replaceAll(slug, '…') }
    }
    const times = { there: [] as number[], never: [] as number[] }
    for (let round = 0; round < 500; round += 1) {
      const [there, never] = [await look('kanaria-members'), await look('kanaria-neverwa')]
      expect(there.got).toBe(never.got)
      times.there.push(there.ms)
      times.never.push(never.ms)
    }
    const median = (all: number[]) => all.sort((a, b) => a - b)[all.length / 2] ?? Number.NaN
    expect(Math.abs(median(times.there) - median(times.never))).toBeLessThan(5)
  }, 60_000)
})

describe('the pages of members', () => {
  const closed = Object.entries(rules).flatMap(([route, rule]) =>
    rule === 'members' || rule === 'editors' ? [{ route, rule }] : [],
  )
  const ask = (app: FastifyInstance, route: string, kind: string, headers: object = ownOrigin) => {
    const [method, path] = split(route)
    const url = path.replace(/:\w+/, 'nobody-of-this-id')
    const isData = path.startsWith('/api/')
    const type = isData ? 'application/json' : 'application/x-www-form-urlencoded'
    const isChange = method !== 'GET'
    return app.inject({
      ...{ method, url },
      headers: {
        ...headers,
        ...(isChange && { 'content-type': type }),
        cookie: cookies[kind] ?? '',
      },
      ...(isChange && { payload: isData ? '{}' : 'name=&passphrase=&old=&again=' }),
    })
  }

  it.each(closed)('$route lets in whom it is for, and nobody else', async ({ route, rule }) => {
    const isPage = route.startsWith('GET /') && !route.startsWith('GET /api/')
    for (const kind of strangers()) {
      const { statusCode, headers } = await ask(full, route, kind)
      if (isPage) expect(headers.location, kind).toMatch(/^\/login\?next=/)
      expect(statusCode, kind).toBe(isPage ? 303 : 401)
    }
    const asMember = await ask(full, route, 'member')
    expect(asMember.statusCode === 403).toBe(rule === 'editors')
    const asEditor = await ask(full, route, 'editor')
    expect(asEditor.statusCode).toBeLessThan(500)
    expect(asEditor.statusCode).not.toBe(403)
    for (const { body, headers } of [asMember, asEditor]) {
      expect(body).not.toContain('ログインが切れています')
      expect(headers.location ?? '').not.toMatch(/^\/login/)
    }
  })

  it.each(closed.filter(({ route }) => !route.startsWith('GET')))(
    '$route does nothing that another site asks for',
    async ({ route }) => {
      for (const headers of [
        { host: 'localhost:80' },
        { host: 'localhost:80', origin: 'null' },
        { host: 'localhost:80', origin: 'http://localhost:81' },
        { host: 'localhost:80', origin: 'https://localhost:80' },
        { host: 'localhost:80', origin: 'http://evil.example' },
        { host: 'localhost:80', 'sec-fetch-site': 'same-site' },
        { host: 'localhost:80', 'sec-fetch-site': 'cross-site' },
      ]) {
        const { statusCode } = await ask(full, route, 'editor', headers)
        expect(statusCode, JSON.stringify(headers)).toBe(403)
      }
    },
  )
})

it('a library without members has nothing at the addresses of members, and shows no way to them', async () => {
  const app = await makeApp({ library, ...quick })
  for (const [route, rule] of Object.entries(rules)) {
    const [method, path] = split(route)
    if (typeof rule !== 'string') continue
    const { statusCode } = await app.inject({ method, url: path.replace(/:\w+/, 'x') })
    expect(statusCode, route).toBe(method === 'GET' ? 404 : 405)
  }
  for (const url of ['/', '/search', '/about', '/cases/kawase-city-madoguchi']) {
    expect((await app.inject(url)).body).not.toMatch(/login|ログイン/)
  }
  expect(hiddenWords.length).toBeGreaterThan(0)
})
