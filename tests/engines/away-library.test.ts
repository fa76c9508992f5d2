import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { noModel, openTestLibrary, search, smallCases } from '../search/test-library.ts'
import { openFakeMeilisearch } from './fake-meilisearch.ts'
import { makeDocument } from './made-documents.ts'
import { openOnServer, waitUntil } from './open-engine.ts'

const keys = { searchKey: 's'.repeat(64), indexKey: 'i'.repeat(64) }

describe('a library whose search server is away', () => {
  test('answers with a notice, and shows its cases as ever', async () => {
    const server = await openFakeMeilisearch()
    const url = server.url
    await server.close()
    const { library, close } = await openTestLibrary(smallCases, {
      ...{ model: noModel, meilisearch: { url, ...keys } },
    })
    onTestFinished(close)
    await waitUntil(() =>
      library.health().degraded.some((each) => each.includes('Meilisearch が使えません')),
    )
    const answer = await search(library, '改善運動')
    expect(answer.total).toBeGreaterThan(0)
    expect(answer.degraded).toContain('検索サーバーが止まっているため、控えの索引で探した')
    const [first] = answer.hits
    expect(library.findCase(first?.slug ?? '')).toHaveProperty('found')
    expect(library.health()).toMatchObject({ status: 'degraded', engine: 'meilisearch' })
  })

  test('hears of it though nobody searches, and so has it filled again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const server = await openFakeMeilisearch()
    const { engine, publish, close } = await openOnServer({ url: server.url, ...keys })(['one'])
    onTestFinished(async () => {
      await close()
      await server.close()
    })
    await publish([makeDocument('one', '改善')])
    server.indexes.clear()
    vi.advanceTimersByTime(30_000)
    await waitUntil(() => engine.status().trouble !== undefined)
    await waitUntil(() => !engine.status().trouble && !engine.status().underWay)
    expect(server.indexes.size).toBe(1)
  })
})
