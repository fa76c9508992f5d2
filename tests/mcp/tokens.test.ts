/** Who may read a members’ case by an assistant: whoever has a good key of his own, and nobody else. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WholeLibrary } from '../../server/library/library.ts'
import { canary, writeHiddenFiles, writePublic } from '../http/hidden-cases.ts'
import { makeApp } from '../support/test-app.ts'
import { noModel, openTestLibrary } from '../support/test-library.ts'
import { openTestMembers, type TestMembers } from '../support/test-members.ts'

let library: WholeLibrary
let members: TestMembers
let cookie: string
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 'kaizen-mcp-members-'))
  const folder = join(root, 'cases')
  await writePublic(folder)
  await writeHiddenFiles(folder)
  const opened = await openTestLibrary(folder, { model: noModel })
  library = opened.library
  members = await openTestMembers()
  cookie = await members.enter('会員')
  closing.push(opened.close, members.close, () => rm(root, { recursive: true, force: true }))
}, 120_000)

afterAll(() => Promise.all(closing.map((close) => close())))

const open = (door?: TestMembers['door']) =>
  makeApp({ library, ...(door && { members: door }), requestsPerMinute: 1_000_000 })

type App = Awaited<ReturnType<typeof makeApp>>

const ask = (app: App, headers: Record<string, string>, name: string, given: object) =>
  app.inject({
    method: 'POST',
    url: '/mcp',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    },
    payload: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } },
  })

const asks: [string, object][] = [
  ['search_cases', { query: 'カナリアの窓口' }],
  ['read_case', { slug: 'kanaria-members' }],
  ['compare_cases', { slug: ['kanaria-members', 'kawase-city-madoguchi'] }],
  ['find_ways_past_a_wall', { barrier: 'disaster' }],
  ['cite_cases', { slug: ['kanaria-members'] }],
  ['make_session_kit', { slug: ['kanaria-members'] }],
]

const forms = { origin: 'http://localhost:80', host: 'localhost:80' }
const asForm = { ...forms, 'content-type': 'application/x-www-form-urlencoded' }

/** Makes a key as a member does, on the page. */
async function makeKey(app: App): Promise<string> {
  const page = await app.inject({
    method: 'POST',
    url: '/account/tokens',
    headers: { ...asForm, cookie },
    payload: 'name=%E5%8A%A9%E6%89%8B',
  })
  expect(page.statusCode).toBe(200)
  return /value="([\w-]{43})"/.exec(page.body)?.[1] ?? ''
}

describe.each(asks)('%s', (name, given) => {
  it('tells of a members’ case by a good key alone', async () => {
    const app = await open(members.door)
    const { key } = members.access.tokens?.create(
      { accountId: members.access.listAccounts()[0]?.id ?? '' },
      name.replaceAll('_', ' '),
    ) ?? { key: '' }
    const told = await ask(app, { authorization: `Bearer ${key}` }, name, given)
    expect(told.body).toMatch(canary)
    expect(told.headers['cache-control']).toBe('no-store')
    members.database.run('DELETE FROM tokens')
    for (const headers of [{}, { cookie }]) {
      const { body, statusCode } = await ask(app, headers as Record<string, string>, name, given)
      expect(statusCode).toBe(200)
      const said = body.replaceAll(/kanaria-members|カナリアの窓口/g, '')
      expect(said).not.toMatch(canary)
    }
  })
})

it('a key that opens nothing is refused as one', async () => {
  const app = await open(members.door)
  const good = await makeKey(app)
  const [name, given] = asks[0] ?? ['', {}]
  for (const authorization of [
    ...['', 'Bearer', 'Bearer x', `Basic ${good}`, `Bearer ${good} ${good}`],
    ...[`Bearer ${cookie.replace('kaizen=', '')}`, `Bearer ${'A'.repeat(43)}`],
  ]) {
    const { statusCode, headers, body } = await ask(app, { authorization }, name, given)
    expect(statusCode, authorization).toBe(401)
    expect(headers['www-authenticate']).toBe('Bearer')
    expect(body).not.toMatch(canary)
  }
  const { statusCode } = await ask(await open(), { authorization: `Bearer ${good}` }, name, given)
  expect(statusCode, 'a library without members').toBe(401)
})

it('is made on the page, shown there once, opens no page, and ends when it is stopped', async () => {
  const app = await open(members.door)
  const key = await makeKey(app)
  const look = (headers: Record<string, string>) => app.inject({ url: '/account', headers })
  const page = await look({ cookie })
  expect(page.body).not.toContain(key)
  expect((await look({ authorization: `Bearer ${key}` })).statusCode).toBe(303)
  const list = { authorization: `Bearer ${key}` }
  const [name, given] = asks[1] ?? ['', {}]
  expect((await ask(app, list, name, given)).body).toMatch(canary)
  expect((await look({ cookie })).body).toContain('最後に使った日')
  for (const [, id] of page.body.matchAll(/name="id" value="([\w-]+)"/g)) {
    const stopped = await app.inject({
      method: 'POST',
      url: '/account/tokens/revoke',
      headers: { ...asForm, cookie },
      payload: `id=${id}`,
    })
    expect(stopped.headers.location).toBe('/account?done=revoked')
  }
  expect((await ask(app, list, name, given)).statusCode).toBe(401)
})
