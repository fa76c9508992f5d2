/**
 * What readers notice of a search server that fails: nothing but a notice. How long that takes is bounded by two times
 * of patience (open.ts) and one pause (breaker.ts): within 1.5 s an answer, within 5 s the server again.
 */

import { isDeepStrictEqual } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { liveIndex } from '../../../server/search/meilisearch/settings.ts'
import { askFor, makeDocument, readNear, vectorOf } from '../../support/make-document.ts'
import { noModel, openTestLibrary, search, smallCases } from '../../support/test-library.ts'
import {
  type OpenedEngine,
  openEmbedded,
  openOnServer,
  waitUntil,
} from '../contract/open-engine.ts'
import { type ChaosProxy, type Mood, openChaosProxy } from './chaos-proxy.ts'
import { type FakeMeilisearch, fakeKeys, openFakeMeilisearch } from './fake-meilisearch.ts'

/** A busy machine must not pass for a slow server. */
const patienceMs = 3000
const slugs = ['one', 'two', 'three', 'four']
const documents = [
  makeDocument('one', '改善 提案'),
  makeDocument('two', '改善 職員'),
  makeDocument('three', '窓口'),
  makeDocument('four', '図書館 職員'),
]
const query = askFor('改善 職員')

type Parts = OpenedEngine & { server: FakeMeilisearch; proxy: ChaosProxy }

/** In concurrent tests only their own context knows which of them has finished. */
type Context = { onTestFinished: (clean: () => Promise<void>) => void }

async function openThroughChaos({ onTestFinished }: Context): Promise<Parts> {
  const server = await openFakeMeilisearch()
  const proxy = await openChaosProxy(server.port)
  const opened = await openOnServer({ url: proxy.url, patienceMs, ...fakeKeys })(slugs)
  onTestFinished(async () => {
    await opened.close()
    await proxy.close()
    await server.close()
  })
  return { ...opened, server, proxy }
}

function countSearches({ asked }: FakeMeilisearch): number {
  return asked.filter((each) => each === 'POST /multi-search').length
}

/** What the server does, and what an operator reads about it. */
const moods: [Mood, RegExp][] = [
  ['away', /つながらない（ECONNREFUSED）/],
  ['silent', /応答が遅い/],
  ['resetting', /つながらない（ECONNRESET）/],
  ['answering garbage', /答えを読めない/],
  ['not speaking HTTP', /つながらない（HPE_/],
  ['answering HTML', /断られた（502）/],
  ['cutting its answers', /つながらない（ECONNRESET）/],
  ['dripping its answers', /応答が遅い/],
  ['answering something else', /答えを読めない/],
  ['sending us elsewhere', /断られた（307）/],
  ['busy', /混んでいる（503）/],
  ['refusing the key', /鍵が受け入れられない（invalid_api_key）/],
  ['without the index', /索引がない/],
]

describe.concurrent('a search server that is', () => {
  test.for(moods)(
    '%s is stood in for, named in one line, left alone, and used again when it is well',
    { timeout: 20_000 },
    async ([mood, cause], context) => {
      const { engine, publish, logged, proxy, server } = await openThroughChaos(context)
      const embedded = await openEmbedded(slugs)
      await Promise.all([publish(documents), embedded.publish(documents)])
      await engine.findByWords(query, 10)
      expect(countSearches(server)).toBeGreaterThan(0)
      expect(engine.status().trouble).toBeUndefined()

      await proxy.behave(mood)
      const both = async () => {
        const words = await engine.findByWords(query, 10)
        const meanings = await engine.findByMeaning(vectorOf('four'), 10)
        expect(words).toEqual(await embedded.engine.findByWords(query, 10))
        const own = await embedded.engine.findByMeaning(vectorOf('four'), 10)
        expect(readNear(meanings)).toEqual(readNear(own))
      }
      await both()
      expect(engine.status().trouble).toMatch(cause)
      const connections = proxy.connections()
      await Promise.all(Array.from({ length: 50 }, both))
      // At most a probe and, where the index is missing, a look at what there is: no reader waits for the server.
      expect(proxy.connections() - connections).toBeLessThan(5)
      expect(logged).toHaveLength(1)

      await proxy.behave('well')
      await waitUntil(() => !engine.status().trouble && !engine.status().underWay)
      const before = countSearches(server)
      await both()
      expect(countSearches(server)).toBe(before + 2)
      expect(logged).toHaveLength(1)
    },
  )

  test('failing under many readers at once is asked once a second by one probe', async (context) => {
    const { engine, publish, proxy, server } = await openThroughChaos(context)
    await publish(documents)
    server.plan(() => 'refused')
    await proxy.behave('away')
    await Promise.all(Array.from({ length: 100 }, () => engine.findByWords(query, 10)))
    const before = server.asked.length
    await proxy.behave('well')
    await waitUntil(() => !engine.status().trouble)
    expect(server.asked.length).toBe(before + 1)
  })

  test('away from the start is no reason not to start, and gets its cases when it comes', async (context) => {
    const { engine, publish, proxy, server } = await openThroughChaos(context)
    await proxy.behave('away')
    await engine.publish(documents)
    await waitUntil(() => engine.status().trouble !== undefined)
    expect((await engine.findByWords(query, 10)).map(({ slug }) => slug)).toContain('two')
    await proxy.behave('well')
    await waitUntil(() => !engine.status().trouble && !engine.status().underWay)
    await publish(documents)
    await engine.findByWords(query, 10)
    expect(countSearches(server)).toBeGreaterThan(0)
  })

  test('emptied behind our back gets its cases again', async (context) => {
    const { engine, publish, server } = await openThroughChaos(context)
    await publish(documents)
    server.indexes.clear()
    await engine.findByWords(query, 10)
    await waitUntil(() => !engine.status().trouble && !engine.status().underWay)
    expect([...server.indexes.values()].map(({ documents }) => documents.size)).toContain(5)
  })

  test('ordering otherwise than we do hides none of our best', async (context) => {
    const { engine, publish, server } = await openThroughChaos(context)
    await publish(documents)
    const [best] = await engine.findByWords(query, 1)
    expect(countSearches(server)).toBeGreaterThan(0)
    expect(best?.slug).toBe('two')
  })

  test('holding the cases of another library answers nobody, and is told of', async (context) => {
    const { engine, publish, server, logged } = await openThroughChaos(context)
    await publish(documents)
    for (const { documents: stored } of server.indexes.values()) {
      for (const each of stored.values()) {
        if ('generation' in each) each.generation = 'other'
        else Object.assign(each, { terms: '', grams: '' })
      }
    }
    const found = await engine.findByWords(query, 10)
    expect(found.map(({ slug }) => slug).sort()).toEqual(['four', 'one', 'two'])
    expect(logged).toEqual([expect.stringContaining('同じ事例を置いてください')])
  })
})

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
    await waitUntil(isFilled)
    server.indexes.clear()
    // A look that comes while an index is being filled says nothing; the next one, half a minute later, does.
    await waitUntil(() => {
      vi.advanceTimersByTime(30_000)
      return isFilled()
    })
  })
})
