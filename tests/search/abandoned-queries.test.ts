/** Work that nobody waits for any more, counted in embeddings: the made-up model says how many it has computed. */

import { expect, onTestFinished, test, vi } from 'vitest'
import { type Embedder, startEmbedder } from '../../server/search/embedding/embedder.ts'
import { createQueryEmbedder } from '../../server/search/meaning.ts'
import { openSocket } from '../support/raw-client.ts'
import { listenApp, makeFakeLibrary } from '../support/test-app.ts'
import { openTestLibrary, search, smallCases } from '../support/test-library.ts'

async function openMadeModel(): Promise<Embedder> {
  const embedder = await startEmbedder({ thread: new URL('./made-model.mjs', import.meta.url) })
  onTestFinished(() => embedder.close())
  return embedder
}

const countOf = (vector: Float32Array | undefined) => vector?.indexOf(1)

test('after an overload the next query waits for the one that is running, not for those given up', async () => {
  const embedder = await openMadeModel()
  const hurried = createQueryEmbedder(embedder, 20)
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, at) => hurried(`遅い問い${at}`)),
  )
  expect(answers).toEqual(Array.from({ length: 100 }, () => undefined))
  const patient = createQueryEmbedder(embedder, 60_000)
  expect(countOf(await patient('次の問い'))).toBe(2)
})

test.each(['/api/search', '/search'])(
  'of 100 readers who close their connections to %s none is computed but the one that is running',
  async (path) => {
    const embedQuery = createQueryEmbedder(await openMadeModel(), 60_000)
    const counts: (number | undefined)[] = []
    let asked = 0
    const usual = makeFakeLibrary()
    const library = makeFakeLibrary({
      search: async (request, signal) => {
        asked += 1
        counts.push(countOf(await embedQuery(request.text, signal)))
        return usual.search(request)
      },
    })
    const { port } = await listenApp({ library, searchesAtOnce: 200 })
    const text = encodeURIComponent('とても遅い問い')
    const sockets = await Promise.all(Array.from({ length: 100 }, () => openSocket(port)))
    sockets.forEach((socket, at) => {
      socket.write(`GET ${path}?q=${text}${at} HTTP/1.1\r\nHost: x\r\n\r\n`)
    })
    await vi.waitFor(() => expect(asked).toBe(100), 10_000)
    for (const socket of sockets) socket.destroy()
    await vi.waitFor(() => expect(counts).toHaveLength(100), 10_000)
    // Over a connection that stays open: the end of a request is not the end of its reader.
    const next = encodeURIComponent('次の問い')
    expect((await fetch(`http://127.0.0.1:${port}${path}?q=${next}`)).status).toBe(200)
    expect(counts.at(-1)).toBe(2)
  },
)

test('a library computes no vector for a reader who has gone, and one for everybody else', async () => {
  const { library, close } = await openTestLibrary(smallCases, {
    modelThread: new URL('./made-model.mjs', import.meta.url),
  })
  onTestFinished(close)
  const request = { facets: {}, sort: 'relevance', page: 1, size: 20 } as const
  const gone = await library.search({ ...request, text: '窓口' }, AbortSignal.abort())
  expect(gone.degraded?.join()).toContain('意味')
  const staying = await library.search({ ...request, text: '窓口' }, new AbortController().signal)
  expect(staying.degraded).toBeUndefined()
  expect((await search(library, '公園')).degraded).toBeUndefined()
})

test('a query that came too late for its reader is known when it is asked again', async () => {
  const embedder = await openMadeModel()
  const hurried = createQueryEmbedder(embedder, 20)
  expect(await hurried('遅い問い')).toBeUndefined()
  expect(countOf(await embedder.embed('query: 別', 'query'))).toBe(2)
  expect(countOf(await hurried('遅い問い'))).toBe(1)
})

test('of waiting jobs those that are given up are left out, and the others keep their order', async () => {
  const embedder = await openMadeModel()
  const given = new AbortController()
  const jobs = Array.from({ length: 9 }, (_, at) =>
    embedder.embed(`query: 遅い${at}`, 'query', at % 2 === 1 ? given.signal : undefined),
  )
  given.abort(new Error('given up'))
  const outcomes = await Promise.allSettled(jobs)
  const counts = outcomes.map((each) => (each.status === 'fulfilled' ? countOf(each.value) : '-'))
  expect(counts).toEqual([1, '-', 2, '-', 3, '-', 4, '-', 5])
})

test('what is given up before it is asked is not asked', async () => {
  const embedder = await openMadeModel()
  const given = AbortSignal.abort(new Error('given up'))
  await expect(embedder.embed('query: 一', 'query', given)).rejects.toThrow('given up')
  expect(countOf(await embedder.embed('query: 二', 'query'))).toBe(1)
})
