import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { usualKit } from '../../server/contract/kit.ts'
import type { PlanContent } from '../../server/contract/plan-content.ts'
import { formatShared, parseShared } from '../../server/contract/shared-list.ts'
import { formatPlan, parsePlan } from '../../server/contract/shared-plan.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { anyText } from '../support/any-text.ts'
import { hostileText, makeApp } from '../support/test-app.ts'
import { noModel, openTestLibrary } from '../support/test-library.ts'
import { openTestMembers, type TestMembers } from '../support/test-members.ts'
import { canary, writeHiddenFiles, writePublic } from './hidden-cases.ts'

const own = { host: 'localhost:80', origin: 'http://localhost:80' }
const [open, other, hidden] = [
  'kawase-city-madoguchi',
  'tsukioka-city-jimu-misu',
  'kanaria-members',
]

let root: string
/** With the members' case, and after it was withdrawn. */
let full: WholeLibrary
let bare: WholeLibrary
let members: TestMembers
let app: FastifyInstance
let cookie: string
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kaizen-shared-'))
  const [without, beside] = [join(root, 'without'), join(root, 'beside')]
  await writePublic(without)
  await writePublic(beside)
  await writeHiddenFiles(beside)
  const opened = await Promise.all(
    [without, beside].map((folder) => openTestLibrary(folder, { model: noModel })),
  )
  ;[bare, full] = opened.map(({ library }) => library) as [WholeLibrary, WholeLibrary]
  members = await openTestMembers()
  closing.push(...opened.map(({ close }) => close), members.close)
  cookie = await members.enter('会員甲')
}, 120_000)

afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
  await rm(root, { recursive: true, force: true })
})

const openApp = (library: WholeLibrary) =>
  makeApp({ library, members: members.door, requestsPerMinute: 1_000_000 })

type Sent = { kind: string; content: unknown }

const post = (sent: Sent, headers: Record<string, string> = {}) =>
  app.inject({
    ...{ method: 'POST', url: '/api/shared' },
    headers: { ...own, 'content-type': 'application/json', cookie, ...headers },
    payload: JSON.stringify(sent),
  })

/** Shares it as a member, and answers the path of the link. */
async function share(kind: string, text: string): Promise<string> {
  const answer = await post({ kind, content: JSON.parse(text) })
  expect(answer.statusCode).toBe(200)
  return String(answer.json().href).replace('http://localhost:80', '')
}

const look = (path: string, asMember = false) =>
  app.inject({ url: path, headers: { host: 'localhost:80', ...(asMember && { cookie }) } })

const listOf = (slugs: readonly string[], name = '秋の会') =>
  formatShared({ name, cases: slugs.map((slug) => ({ slug, note: `${slug}で聞くこと` })) })

const plan: PlanContent = {
  name: '秋の改善塾',
  cases: [open, other].map((slug = '') => ({ slug, title: '控えの題' })),
  request: { ...usualKit, minutes: 90, date: '2026-12-10', people: 9 },
  lines: [
    { key: 'handout.3', from: '元の問い', to: '直した問い' },
    { key: 'handout.5', from: '要らない文', to: '' },
  ],
  minutes: { read: 12 },
}

describe('a shared link', () => {
  beforeEach(async () => {
    app = await openApp(full)
  })

  it('shows a list of public cases to whoever has it, as the library has them now, without a name and without a script', async () => {
    const path = await share('list', listOf([open ?? '', 'no-longer-there', other ?? '']))
    expect(path).toMatch(/^\/shared\/[\w-]{43}$/)
    const { statusCode, headers, body } = await look(path)
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('<h1>秋の会</h1>')
    expect(body).toContain('<a href="/cases/kawase-city-madoguchi">')
    expect(body).toContain('tsukioka-city-jimu-misuで聞くこと')
    expect(body).toContain('いまは公開されていない事例')
    expect(body).toContain(`href="/list?from=${path.slice('/shared/'.length)}"`)
    expect(body).toContain('noindex')
    expect(body).not.toMatch(/<script|会員甲/)
    const data = (await look(`/api${path}`)).json()
    expect(parseShared(data.content)).toEqual(
      parseShared(listOf([open ?? '', 'no-longer-there', other ?? ''])),
    )
  })

  it('shows a plan: its cases, time, changed lines and kit; and gives it to be taken over', async () => {
    const path = await share('plan', formatPlan(plan))
    const { body } = await look(path)
    for (const words of ['秋の改善塾', '90分', '9人', '直した文2', '直した問い', '消した文']) {
      expect(body).toContain(words)
    }
    expect(body).toMatch(/href="\/kit\?slug=kawase-city-madoguchi&amp;slug=tsukioka[^"]*minutes=90/)
    expect(body).not.toContain('控えの題')
    const taken = parsePlan((await look(`/api${path}`)).json().content)
    const cases = full.cards([open ?? '', other ?? '']).cards
    expect(taken).toMatchObject({ plan: { name: plan.name, lines: plan.lines } })
    if ('plan' in taken) {
      for (const [index, { slug, title }] of taken.plan.cases.entries()) {
        expect(cases[index]?.slug).toBe(slug)
        expect(cases[index]?.title.startsWith(title)).toBe(true)
      }
    }
  })

  it('with a members’ case opens for members alone, and leads others to the login', async () => {
    for (const slug of [hidden ?? '', 'kanaria-old-members']) {
      const path = await share('list', listOf([open ?? '', slug]))
      const shown = await look(path)
      expect(shown.statusCode).toBe(401)
      expect(shown.body).toContain('ログインすると開けます')
      expect(shown.body).toContain(`href="/login?next=${encodeURIComponent(path)}"`)
      expect(shown.body).not.toMatch(canary)
      const data = await look(`/api${path}`)
      expect([data.statusCode, data.json().error.code]).toEqual([401, 'SHARED_TO_MEMBERS'])
      const inside = await look(path, true)
      expect(inside.statusCode).toBe(200)
      expect(inside.body).toContain('カナリア題市')
      expect(inside.headers['cache-control']).toBe('private, no-store')
    }
  })

  it('keeps no title of a members’ case, neither in the database nor in the browser that takes it over', async () => {
    const titled = { ...plan, cases: [{ slug: hidden ?? '', title: 'カナリア題市の秘密' }] }
    const path = await share('plan', formatPlan(titled))
    const list = { name: '秋', cases: [{ slug: hidden ?? '', note: '', title: 'カナリア題市' }] }
    await share('list', formatShared(list))
    const stored = JSON.stringify(members.database.all('SELECT * FROM shares'))
    expect(stored).not.toMatch(/カナリア/)
    const taken = (await look(`/api${path}`, true)).json().content
    expect(taken).toContain('会員限定の事例')
    expect(taken).not.toMatch(/カナリア/)
  })

  it('with a members’ case stays closed when the case is withdrawn, and opens when it becomes public', async () => {
    const path = await share('list', listOf([hidden ?? '']))
    app = await openApp(bare)
    expect((await look(path)).statusCode).toBe(401)
    expect((await look(path, true)).statusCode).toBe(200)
    app = await openApp({ ...full, ...full.forMembers() })
    expect((await look(path)).statusCode).toBe(200)
  })

  it('that is guessed, expired or stopped says that it is of no use', async () => {
    const path = await share('list', listOf([open ?? '']))
    const gone = async (address: string) => {
      const page = await look(address)
      expect(page.statusCode, address).toBe(404)
      expect(page.body, address).toContain('期限（30日）が過ぎたか、止められました')
      const data = await look(`/api${address}`)
      expect([data.statusCode, data.json().error.code]).toEqual([404, 'SHARED_GONE'])
    }
    const key = path.slice('/shared/'.length)
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{1,60}$/), async (guess) => {
        if (guess !== key) await gone(`/shared/${guess}`)
      }),
      { numRuns: 30 },
    )
    members.clock.now += 31 * 24 * 60 * 60 * 1000
    await gone(path)
    members.clock.now -= 31 * 24 * 60 * 60 * 1000
    await gone(path)

    const stopped = await share('list', listOf([open ?? '']))
    const answer = await app.inject({
      ...{ method: 'POST', url: '/account/shares/delete', payload: '' },
      headers: { ...own, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.headers.location).toBe('/account?done=shares')
    await gone(stopped)
  })

  it('is made by members on a page of the library, of lists and plans alone', async () => {
    const good = { kind: 'list', content: JSON.parse(listOf([open ?? ''])) }
    expect((await post(good, { cookie: '' })).statusCode).toBe(401)
    expect((await post(good, { origin: 'http://evil.example' })).statusCode).toBe(403)
    expect((await post(good, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(400)
    for (const bad of [
      { ...good, kind: 'plan' },
      { ...good, kind: 'users' },
      { kind: 'list', content: { version: 1, name: 'x', cases: [] } },
      { kind: 'list', content: { version: 1, name: 'x', cases: [{ slug: '../admin' }] } },
      { kind: 'list', content: listOf([open ?? '']) },
      { kind: 'plan', content: { ...JSON.parse(formatPlan(plan)), lines: [{ key: '<b>' }] } },
    ]) {
      const answer = await post(bad)
      expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'BAD_SHARED'])
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('list', 'plan'), fc.jsonValue(), async (kind, content) => {
        expect((await post({ kind, content })).statusCode).toBe(400)
      }),
      { numRuns: 50 },
    )
  })

  it('shows whatever a list is called and says as text', async () => {
    const text = fc.oneof(anyText, fc.constant(hostileText), fc.constant('<img src=x onerror=1>'))
    await fc.assert(
      fc.asyncProperty(text, text, async (name, note) => {
        members.database.run('DELETE FROM shares')
        const path = await share(
          'list',
          formatShared({ name, cases: [{ slug: open ?? '', note }] }),
        )
        const { statusCode, body } = await look(path)
        expect(statusCode).toBe(200)
        expect(body).not.toMatch(/<script|<img/)
      }),
      { numRuns: 50 },
    )
  })

  it('is none in a library without members', async () => {
    const path = await share('list', listOf([open ?? '']))
    const lone = await makeApp({ library: full, requestsPerMinute: 100_000 })
    expect((await lone.inject(path)).statusCode).toBe(404)
    expect((await lone.inject(path)).body).toContain('このページはない')
  })
})
