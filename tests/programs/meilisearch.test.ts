/**
 * The real Meilisearch where its program is installed: it keeps the contract of every engine, and what only it can promise,
 * what its keys may do, and how it and the program live together.
 */

import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { readQueries } from '../../scripts/eval/measures.ts'
import { findMeilisearch, makeKeys, startMeilisearch } from '../../scripts/meilisearch/server.ts'
import { spawnServer, startServer } from '../../scripts/server-process.ts'
import type { HealthAnswer, SearchAnswer } from '../../server/contract/api.ts'
import { connect } from '../../server/search/meilisearch/connection.ts'
import { searchKey } from '../../server/search/meilisearch/keys.ts'
import type { MeilisearchAccess } from '../../server/search/meilisearch/open.ts'
import { liveIndex } from '../../server/search/meilisearch/settings.ts'
import { describeEngine } from '../search/contract/contract-engine.ts'
import { describeLibrary } from '../search/contract/contract-library.ts'
import { openOnServer, waitUntil } from '../search/contract/open-engine.ts'
import { askFor, makeDocument } from '../support/make-document.ts'
import { shippedCases } from '../support/shipped-cases.ts'
import { openTestLibrary, search, slugsOf } from '../support/test-library.ts'

const program = await findMeilisearch()

/** Whether there is a server to test with. */
const hasMeilisearch = program !== undefined

const masterKey = 'a-master-key-only-for-these-tests'

type RealServer = { access: MeilisearchAccess; stop: () => Promise<void> }

/** A machine that runs all tests at once may be slow; how slow a server may be is promised in failing.test.ts. */
const patienceMs = 10_000
/** Time for one test with a server that indexes thousands of vectors beside everything else. */
const longestWaitMs = 120_000

/** Starts a server with an empty database. */
async function startRealServer(): Promise<RealServer> {
  const { url, stop } = await startMeilisearch(program ?? '', masterKey)
  return { access: { url, patienceMs, ...(await makeKeys(url, masterKey)) }, stop }
}

if (!hasMeilisearch) {
  console.log(
    '検索・鍵・起動（本物の Meilisearch）は試していません（PATH に meilisearch がありません）',
  )
}

vi.setConfig({ testTimeout: longestWaitMs, hookTimeout: longestWaitMs })
const patiently = { timeout: longestWaitMs }
const live = liveIndex('public')
const documents = [makeDocument('one', '改善 提案'), makeDocument('two', '窓口')]
const slugs = documents.map(({ slug }) => slug)

describe.skipIf(!hasMeilisearch)('a real server', () => {
  let server: RealServer
  beforeAll(async () => {
    server = await startRealServer()
    const opened = await openOnServer(server.access)(slugs)
    await opened.publish(documents)
    await opened.close()
  })
  afterAll(() => server.stop())

  const ask = async (key: string, method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.access.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return response.status
  }

  test.each([
    ['GET', '/keys'],
    ['POST', '/keys', { actions: ['*'], indexes: ['*'], expiresAt: null }],
    ['GET', '/indexes'],
    ['POST', '/indexes', { uid: 'public-mine' }],
    ['DELETE', `/indexes/${live}`],
    ['GET', `/indexes/${live}/documents`],
    ['POST', `/indexes/${live}/documents`, []],
    ['DELETE', `/indexes/${live}/documents`],
    ['PATCH', `/indexes/${live}/settings`, {}],
    ['POST', '/swap-indexes', []],
    ['GET', '/tasks'],
    ['GET', '/stats'],
    ['POST', '/dumps'],
    ['POST', '/snapshots'],
    ['POST', '/indexes/others/search', {}],
  ])('refuses the search key: %s %s', async (method, path, body?: unknown) => {
    expect(await ask(server.access.searchKey, method, path, body)).toBe(403)
  })

  test.each([
    ['GET', '/keys'],
    ['POST', '/keys', { actions: ['*'], indexes: ['*'], expiresAt: null }],
    ['POST', '/indexes', { uid: 'others' }],
    ['DELETE', '/indexes/others'],
    ['POST', '/swap-indexes', [{ indexes: [live, 'others'], rename: false }]],
    ['POST', '/dumps'],
    ['PATCH', '/experimental-features', {}],
  ])('refuses the publishing key: %s %s', async (method, path, body?: unknown) => {
    expect(await ask(server.access.indexKey, method, path, body)).toBe(403)
  })

  test('is not sent what it has: opening again changes nothing', async () => {
    const master = await connect(server.access.url, masterKey, 10_000)
    const { total } = await master.tasks.getTasks()
    const opened = await openOnServer(server.access)(slugs)
    onTestFinished(opened.close)
    await opened.publish(documents)
    expect((await master.tasks.getTasks()).total).toBe(total)
  })

  test('holds no text that people wrote, and nothing else than our indexes', async () => {
    const master = await connect(server.access.url, masterKey, 10_000)
    const { results } = await master.getRawIndexes()
    expect(results.map(({ uid }) => uid)).toEqual([live])
    const stored = await master.index(live).getDocuments()
    expect(JSON.stringify(stored)).not.toMatch(/[ぁ-んァ-ン一-龠]/)
  })

  test('whose search key is withdrawn is stood in for, and used again when the key is back', async () => {
    const opened = await openOnServer(server.access)(slugs)
    onTestFinished(opened.close)
    await opened.publish(documents)
    const master = await connect(server.access.url, masterKey, 10_000)
    await master.deleteKey(searchKey.uid)
    const found = await opened.engine.findByWords(askFor('窓口'), 10)
    expect(found.map(({ slug }) => slug)).toEqual(['two'])
    expect(opened.engine.status().trouble).toContain('鍵が受け入れられない')
    const { patienceMs: _, url, ...keys } = server.access
    expect(await makeKeys(url, masterKey)).toEqual(keys)
    await waitUntil(() => opened.engine.status().trouble === undefined)
  })
})

describe.skipIf(!hasMeilisearch)('the program beside a fresh server', () => {
  let server: RealServer
  let data: string
  beforeAll(async () => {
    server = await startRealServer()
    data = await mkdtemp(join(tmpdir(), 'kaizen-data-'))
  })
  afterAll(async () => {
    await server.stop()
    await rm(data, { recursive: true, force: true })
  })
  const environment = (changed: Record<string, string> = {}) => ({
    DATA_DIR: data,
    MEILI_URL: server.access.url,
    MEILI_SEARCH_KEY: server.access.searchKey,
    MEILI_INDEX_KEY: server.access.indexKey,
    ...changed,
  })

  test('publishes and answers by itself', async () => {
    const program = await startServer({ environment: environment() })
    onTestFinished(async () => {
      expect(await program.stop()).toMatchObject({ code: 0 })
    })
    const get = async <T>(path: string) => (await (await fetch(program.url + path)).json()) as T
    const health = () => get<HealthAnswer>('/api/health')
    expect((await health()).engine).toBe('meilisearch')
    await expect
      .poll(async () => (await health()).degraded.join(), patiently)
      .not.toContain('Meilisearch')
    const query = encodeURIComponent('市役所の手続きを一か所で済ませたい')
    const ask = () => get<SearchAnswer>(`/api/search?q=${query}`)
    // On a machine that runs all tests at once the server may be too slow for a moment.
    await expect.poll(async () => (await ask()).degraded, patiently).toBeUndefined()
    expect((await ask()).total).toBeGreaterThan(0)
    const master = await connect(server.access.url, masterKey, 10_000)
    const list = async () => (await master.getRawIndexes()).results.map(({ uid }) => uid)
    // Without a case for members there is no index of theirs.
    expect(await list()).toEqual([live])
  })

  test('does not start with a key that may do more than search', async () => {
    const { code, stderr } = await spawnServer({
      environment: environment({ MEILI_SEARCH_KEY: masterKey }),
    }).exit
    expect(stderr).toMatch(/^[^\n]*MEILI_SEARCH_KEY に強すぎる鍵[^\n]*npm run meili:keys[^\n]*\n$/)
    expect(code).toBe(1)
  })
})

describe.skipIf(!hasMeilisearch)('meili:keys', () => {
  let server: RealServer
  beforeAll(async () => {
    server = await startRealServer()
  })
  afterAll(() => server.stop())
  const run = async (environment: Record<string, string>) => {
    const env = { ...process.env, ...environment }
    return promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/meilisearch/keys.ts'],
      {
        env,
      },
    )
  }

  test('prints the two keys as lines for .env, the same ones again', async () => {
    const { url, searchKey: search, indexKey: index } = server.access
    const { stdout } = await run({ MEILI_URL: url, MEILI_MASTER_KEY: masterKey })
    expect(stdout).toBe(`MEILI_SEARCH_KEY=${search}\nMEILI_INDEX_KEY=${index}\n`)
  })

  test.each([
    [
      'a weak one',
      { MEILI_MASTER_KEY: 'a'.repeat(40) },
      /^MEILI_MASTER_KEY — 得た値（40字の弱い値）/,
    ],
    ['a wrong one', { MEILI_MASTER_KEY: 'not the master key of it' }, /鍵が受け入れられない/],
  ])('says what to do about %s', async (_what, environment, says) => {
    const usual = { MEILI_URL: server.access.url, MEILI_MASTER_KEY: masterKey }
    const failed = run({ ...usual, ...environment })
    await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(says) })
  })
})

describe.skipIf(!hasMeilisearch)('on a real server', () => {
  let server: RealServer
  beforeAll(async () => {
    server = await startRealServer()
  })
  afterAll(() => server.stop())

  const openLibrary = async () => {
    const options = { meilisearch: server.access, waitForVectors: true }
    const opened = await openTestLibrary(shippedCases, options)
    await waitUntil(() => opened.library.health().status === 'ok')
    return opened
  }
  describeEngine('Meilisearch', (slugs) => openOnServer(server.access)(slugs))
  describeLibrary('Meilisearch', openLibrary, async (library) => {
    const queries = (await readQueries('tests/eval/dev.jsonl')) ?? []
    const local = await openTestLibrary(shippedCases)
    const shares: number[] = []
    for (const { query } of queries.filter((_, at) => at % 4 === 0)) {
      const [a, b] = [await search(library, query), await search(local.library, query)]
      const [found, wanted] = [slugsOf(a).slice(0, 10), slugsOf(b).slice(0, 10)]
      const shared = wanted.filter((slug) => found.includes(slug)).length
      shares.push(wanted.length === 0 ? Number(found.length === 0) : shared / wanted.length)
    }
    await local.close()
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.7)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.98)
  })
})
