/** Work that nobody waits for any more, counted in embeddings: the made-up model says how many it has computed. */

import { expect, onTestFinished, test } from 'vitest'
import { type Embedder, startEmbedder } from '../../server/search/embedding/embedder.ts'
import { createQueryEmbedder } from '../../server/search/meaning.ts'

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
