import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readQueries } from '../../scripts/bench/queries.ts'
import { openTestLibrary, search, shippedCases, slugsOf } from '../search/test-library.ts'
import { describeEngine } from './contract-engine.ts'
import { describeLibrary } from './contract-library.ts'
import { openOnServer, waitUntil } from './open-engine.ts'
import { hasMeilisearch, type RealServer, saySkipped, startRealServer } from './real-server.ts'

if (!hasMeilisearch) saySkipped('Meilisearch での検索')

describe.skipIf(!hasMeilisearch)('on a real server', () => {
  let server: RealServer
  beforeAll(async () => {
    server = await startRealServer()
  })
  afterAll(() => server.stop())

  const openLibrary = async () => {
    const { access } = server
    const options = { meilisearch: access, waitForVectors: true }
    const opened = await openTestLibrary(shippedCases, options)
    await waitUntil(() => opened.library.health().status === 'ok')
    return opened
  }
  describeEngine('Meilisearch', (slugs) => openOnServer(server.access)(slugs))
  describeLibrary('Meilisearch', openLibrary)

  test('the judged queries are answered as the embedded engine answers them', async () => {
    const queries = (await readQueries('tests/eval/queries.jsonl')) ?? []
    const [remote, local] = [await openLibrary(), await openTestLibrary(shippedCases)]
    const shares: number[] = []
    for (const { query } of queries.filter((_, at) => at % 2 === 0)) {
      const [a, b] = [await search(remote.library, query), await search(local.library, query)]
      const [found, wanted] = [slugsOf(a).slice(0, 10), slugsOf(b).slice(0, 10)]
      const shared = wanted.filter((slug) => found.includes(slug)).length
      shares.push(wanted.length === 0 ? Number(found.length === 0) : shared / wanted.length)
    }
    await Promise.all([remote.close(), local.close()])
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.7)
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.98)
  }, 120_000)
})
