import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  type Embedder,
  EmbedderUnavailable,
  startEmbedder,
} from '../../server/search/embedding/embedder.ts'
import { dimensions } from '../../server/search/embedding/model.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'
import { createQueryEmbedder } from '../../server/search/meaning.ts'
import { dotPlainly } from '../support/make-document.ts'
import { makeFolder } from '../support/make-folder.ts'
import { openSocket } from '../support/raw-client.ts'
import { listenApp, makeFakeLibrary } from '../support/test-app.ts'
import { openTestLibrary, search, smallCases } from '../support/test-library.ts'

describe('the real model', () => {
  let embedder: Embedder

  beforeAll(async () => {
    embedder = await startEmbedder()
  })
  afterAll(() => embedder?.close())

  test('makes a vector of unit length, the same one every time', async () => {
    const [one, other] = await Promise.all([
      embedder.embed('query: 若手の提案が続かない', 'query'),
      embedder.embed('query: 若手の提案が続かない', 'query'),
    ])
    expect(one.length).toBe(dimensions)
    expect(Math.hypot(...one)).toBeCloseTo(1, 3)
    expect(other).toEqual(one)
  })

  test('puts near what means the same in other words', async () => {
    const [query, near, far] = await Promise.all([
      embedder.embed('query: 役所で待たされる時間を短くしたい', 'query'),
      embedder.embed('passage: 窓口の待ち時間は平均で半分になった。', 'passage'),
      embedder.embed('passage: 山に風力発電の羽根を建てた。', 'passage'),
    ])
    expect(dotPlainly(query, near)).toBeGreaterThan(dotPlainly(query, far) + 0.03)
  })

  test('a query overtakes the passages that wait', async () => {
    const done: string[] = []
    const passages = Array.from({ length: 8 }, (_, at) =>
      embedder.embed(`passage: 文の${at}番目`, 'passage').then(() => done.push('passage')),
    )
    const query = embedder.embed('query: 急ぎ', 'query').then(() => done.push('query'))
    await Promise.all([...passages, query])
    expect(done.indexOf('query')).toBeLessThanOrEqual(1)
  })

  test('refuses an input longer than it takes, and goes on with the next', async () => {
    await expect(embedder.embed('鬱 '.repeat(600), 'passage')).rejects.toThrow('長すぎます')
    expect((await embedder.embed('query: 次', 'query')).length).toBe(dimensions)
  })

  test.each(['', ' ', '\ud800', '\u0000', '😀', '*'])('takes odd text (%j)', async (text) => {
    const vector = await embedder.embed(`query: ${text}`, 'query')
    expect(Math.hypot(...vector)).toBeCloseTo(1, 3)
  })
})

test('closing while jobs run crashes nothing: each is answered or told that it is over', async () => {
  const embedder = await startEmbedder()
  const jobs = Array.from({ length: 6 }, (_, at) =>
    embedder.embed(`passage: ${'長い文。'.repeat(40)}${at}`, 'passage'),
  )
  const settled = Promise.allSettled(jobs)
  await embedder.close()
  for (const outcome of await settled) {
    if (outcome.status === 'fulfilled') expect(outcome.value.length).toBe(dimensions)
    else expect(outcome.reason).toBeInstanceOf(EmbedderUnavailable)
  }
  await expect(embedder.embed('query: 後から', 'query')).rejects.toThrow(EmbedderUnavailable)
})

describe('a model that is not the shipped one is refused', () => {
  test.each(['model.onnx', 'tokenizer.json'])('one byte changed in %s', async (name) => {
    const folder = join(await makeFolder(), 'model')
    for (const file of ['model.onnx', 'tokenizer.json']) {
      await cp(join(modelFolder, file), join(folder, file))
    }
    const bytes = await readFile(join(folder, name))
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    await writeFile(join(folder, name), bytes)
    const error = await startEmbedder({ folder }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(EmbedderUnavailable)
    expect(String(error instanceof Error && error.cause)).toContain('SHA-256')
  })

  test('an empty folder', async () => {
    const folder = await makeFolder()
    await expect(startEmbedder({ folder })).rejects.toThrow(EmbedderUnavailable)
  })
})

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
