import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { mostKeptBytes } from '../../server/contract/kept.ts'
import { propertyRuns } from '../support/any-text.ts'
import { makeApp } from '../support/test-app.ts'
import { goodPassphrase, openTestMembers } from '../support/test-members.ts'

const own = { host: 'localhost:80', origin: 'http://localhost:80' }

/** The application with a member whose work is kept, and his browser. */
async function openKeeping() {
  const members = await openTestMembers()
  onTestFinished(members.close)
  const app = await makeApp({ members: members.door, requestsPerMinute: 100_000 })
  const cookie = await members.enter('会員甲')
  await postForm(app, '/account/keeping', cookie, 'keep=on')
  const { owner } = (await get(app, '/api/kept/lists', cookie)).json()
  return { app, members, cookie, owner: String(owner) }
}

const get = (app: FastifyInstance, url: string, cookie = '') =>
  app.inject({ url, headers: { ...own, cookie } })

const postForm = (app: FastifyInstance, url: string, cookie: string, payload = '') =>
  app.inject({
    ...{ method: 'POST', url, payload },
    headers: { ...own, cookie, 'content-type': 'application/x-www-form-urlencoded' },
  })

const put = (
  app: FastifyInstance,
  query: string,
  payload: string,
  cookie: string,
  headers: Record<string, string> = {},
) =>
  app.inject({
    ...{ method: 'PUT', url: `/api/kept/lists?${query}`, payload },
    headers: { ...own, 'content-type': 'application/json', cookie, ...headers },
  })

describe('lists on the server', () => {
  it('come back byte by byte, whatever JSON they are, with the version to be written over', async () => {
    const { app, cookie, owner } = await openKeeping()
    let known = ''
    await fc.assert(
      fc.asyncProperty(fc.json(), async (content) => {
        const written = await put(app, `owner=${owner}${known}`, content, cookie)
        expect(written.statusCode).toBe(200)
        const { version } = written.json()
        expect((await get(app, '/api/kept/lists', cookie)).json()).toEqual({
          ...{ owner, version, content },
        })
        known = `&version=${version}`
      }),
      { numRuns: Math.min(propertyRuns, 100) },
    )
    expect((await get(app, '/api/kept/plans', cookie)).json()).toEqual({ owner })
  })

  it('that another device has written since are answered instead of being written over', async () => {
    const { app, cookie, owner } = await openKeeping()
    const { version } = (await put(app, `owner=${owner}`, '"office"', cookie)).json()
    const late = await put(app, `owner=${owner}`, '"home"', cookie)
    expect(late.statusCode).toBe(412)
    expect(late.json()).toEqual({ owner, version, content: '"office"' })
    expect((await get(app, '/api/kept/lists', cookie)).json().content).toBe('"office"')
  })

  it('are not written by a page on which another member was logged in when it was opened', async () => {
    const { app, members, owner } = await openKeeping()
    const other = await members.enter('会員乙')
    await postForm(app, '/account/keeping', other, 'keep=on')
    const answer = await put(app, `owner=${owner}`, '"lists of the first"', other)
    expect(answer.statusCode).toBe(412)
    expect(answer.json().owner).not.toBe(owner)
    expect((await get(app, '/api/kept/lists', other)).json()).not.toHaveProperty('content')
  })

  it('are refused in words: not logged in, not asked for, too long, no JSON, from elsewhere', async () => {
    const { app, members, cookie, owner } = await openKeeping()
    const other = await members.enter('会員乙')
    const code = (answer: { json: () => { error: { code: string } } }) => answer.json().error.code
    expect(code(await get(app, '/api/kept/lists'))).toBe('LOGIN_NEEDED')
    expect(code(await put(app, `owner=${owner}`, '{}', ''))).toBe('LOGIN_NEEDED')
    const off = await get(app, '/api/kept/lists', other)
    expect([off.statusCode, code(off)]).toEqual([409, 'KEEPING_OFF'])
    const over = await put(app, `owner=${owner}`, `"${'x'.repeat(mostKeptBytes)}"`, cookie)
    expect([over.statusCode, code(over)]).toEqual([413, 'KEPT_TOO_LARGE'])
    const endless = await put(app, `owner=${owner}`, `"${'x'.repeat(2_000_000)}"`, cookie)
    expect([endless.statusCode, code(endless)]).toEqual([413, 'BODY_TOO_LARGE'])
    expect(code(await put(app, `owner=${owner}`, '{', cookie))).toBe('BAD_KEPT')
    expect(code(await put(app, `owner=${owner}&version=x`, '{}', cookie))).toBe('BAD_PARAMETER')
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'text/plain' },
    ]) {
      const { statusCode } = await put(app, `owner=${owner}`, '{}', cookie, headers)
      expect([403, 415], JSON.stringify(headers)).toContain(statusCode)
    }
    expect((await get(app, '/api/kept/lists', cookie)).json()).toEqual({ owner })
    // Nothing else takes more than ever.
    const form = await postForm(app, '/account/keeping', cookie, 'x'.repeat(10_000))
    expect(form.statusCode).toBe(413)
  })

  it('are gone at a press of one button, and nobody puts them back', async () => {
    const { app, cookie, owner } = await openKeeping()
    for (const [path, done] of [
      ['/account/keeping', 'off'],
      ['/account/data/delete', 'deleted'],
    ] as const) {
      await postForm(app, '/account/keeping', cookie, 'keep=on')
      await put(app, `owner=${owner}`, '{"lists":[{"gone":false}]}', cookie)
      expect((await get(app, '/account', cookie)).body).toContain('リスト1件')
      const answer = await postForm(app, path, cookie, 'keep=off')
      expect([answer.statusCode, answer.headers.location]).toEqual([303, `/account?done=${done}`])
      expect((await put(app, `owner=${owner}`, '{}', cookie)).statusCode).toBe(409)
      const { body } = await get(app, answer.headers.location ?? '', cookie)
      expect(body).toContain('この端末の中のものは残る')
      expect(body).toContain('リスト0件')
    }
  })

  it('are in the file of everything about the reader, which opens nothing to whoever finds it', async () => {
    const { app, members, cookie, owner } = await openKeeping()
    await put(app, `owner=${owner}`, '{"lists":[{"name":"秋の会"}]}', cookie)
    const { accountId } = members.access.readSession(cookie.slice('kaizen='.length)) ?? {
      accountId: '',
    }
    const { key, until } = members.access.shares.create({ accountId }, 'list', '{"x":1}')
    const answer = await get(app, '/account/data', cookie)
    expect(answer.headers['content-disposition']).toMatch(/^attachment; .*\.json$/)
    expect(answer.headers['cache-control']).toBe('private, no-store')
    expect(answer.json()).toMatchObject({
      ...{ name: '会員甲', role: 'member', keeping: true },
      ...{ lists: { lists: [{ name: '秋の会' }] }, plans: null, shares: [{ kind: 'list', until }] },
    })
    expect(answer.json().sessions).toHaveLength(1)
    const hashes = members.database.all<{ hash: string }>(
      'SELECT key_hash AS hash FROM shares UNION SELECT key_hash FROM sessions UNION SELECT passphrase FROM accounts',
    )
    for (const secret of [
      key,
      goodPassphrase,
      cookie.slice(7),
      ...hashes.map(({ hash }) => hash),
    ]) {
      expect(answer.body).not.toContain(secret)
    }
  })

  it('are asked for by nobody whose pages do not say that they are kept', async () => {
    const { app, members, cookie } = await openKeeping()
    const other = await members.enter('会員乙')
    expect((await get(app, '/list', cookie)).body).toContain('"keeps":true')
    for (const reader of [other, '']) {
      const { body } = await get(app, '/list', reader)
      expect(body).not.toContain('keeps')
      expect(body).toContain('このブラウザーの中だけに残る')
    }
  })
})
