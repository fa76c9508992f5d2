import { afterAll, beforeAll, describe, expect, vi } from 'vitest'
import { readQueries } from '../../scripts/eval/measures.ts'
import { openTestLibrary, search, shippedCases, slugsOf } from '../search/test-library.ts'
import { describeEngine } from './contract-engine.ts'
import { describeLibrary } from './contract-library.ts'
import { openOnServer, waitUntil } from './open-engine.ts'
import {
  hasMeilisearch,
  longWaits,
  type RealServer,
  saySkipped,
  startRealServer,
} from './real-server.ts'

if (!hasMeilisearch) saySkipped('Meilisearch での検索')

vi.setConfig(longWaits)

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
    const queries = (await readQueries('tests/eval/queries.jsonl')) ?? []
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
