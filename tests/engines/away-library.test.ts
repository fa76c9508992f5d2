import { isDeepStrictEqual } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { liveIndex } from '../../server/search/meilisearch/settings.ts'
import { noModel, openTestLibrary, search, smallCases } from '../search/test-library.ts'
import { fakeKeys, openFakeMeilisearch } from './fake-meilisearch.ts'
import { waitUntil } from './open-engine.ts'

const indexes = [liveIndex('members'), liveIndex('public')]

describe('a library whose search server is away', () => {
  test('answers with a notice, and shows its cases as ever', async () => {
    const server = await openFakeMeilisearch()
    const url = server.url
    await server.close()
    const { library, close } = await openTestLibrary(smallCases, {
      ...{ model: noModel, meilisearch: { url, ...fakeKeys } },
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

  test('is told of it though nobody searches, and fills both of its indexes again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const server = await openFakeMeilisearch()
    const { library, close } = await openTestLibrary(smallCases, {
      ...{ model: noModel, meilisearch: { url: server.url, ...fakeKeys } },
    })
    onTestFinished(async () => {
      await close()
      await server.close()
    })
    const isFilled = () =>
      isDeepStrictEqual([...server.indexes.keys()].sort(), indexes) &&
      !library.health().degraded.some((each) => each.includes('Meilisearch'))
    // Each publish ends with a look for leftovers; one more look is for what the search key may do.
    const isQuiet = () => server.asked.filter((each) => each === 'GET /indexes').length === 3
    await waitUntil(() => isFilled() && isQuiet())
    server.indexes.clear()
    vi.advanceTimersByTime(30_000)
    await waitUntil(isFilled)
  })
})
