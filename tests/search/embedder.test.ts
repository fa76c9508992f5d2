import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Embedder,
  EmbedderUnavailable,
  startEmbedder,
} from '../../server/search/embedding/embedder.ts'
import { dimensions, modelFolder } from '../../server/search/embedding/model.ts'
import { dotPlainly } from '../support/make-document.ts'
import { makeFolder } from '../support/make-folder.ts'

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
