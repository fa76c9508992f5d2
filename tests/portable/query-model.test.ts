import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openQueryModel } from '../../server/portable/query-model.ts'
import { type Embedder, startEmbedder } from '../../server/search/embedding/embedder.ts'
import { dimensions } from '../../server/search/embedding/model.ts'
import { dotPlainly } from '../support/make-document.ts'
import { pickQueries, queryModelFiles } from '../support/query-model-files.ts'

const [wasm, model, tokenizer] = await Promise.all([
  readFile(queryModelFiles.wasm),
  readFile(queryModelFiles.model),
  readFile(queryModelFiles.tokenizer),
])

describe('the model of a portable library', () => {
  let embedder: Embedder
  beforeAll(async () => {
    embedder = await openQueryModel({ wasm, model, tokenizer })
  })
  afterAll(() => embedder?.close())

  test('makes the vectors of the server, but for rounding', async () => {
    const server = await startEmbedder()
    for (const input of pickQueries(30)) {
      const [own, theirs] = await Promise.all([
        embedder.embed(input, 'query'),
        server.embed(input, 'query'),
      ])
      expect(Math.hypot(...own)).toBeCloseTo(1, 3)
      // Less would give some queries another list (compute-alike.ts).
      expect(dotPlainly(own, theirs), input).toBeGreaterThan(0.99999)
    }
    await server.close()
  })

  test('computes nothing for a reader who has gone, and goes on with the next', async () => {
    const given = new AbortController()
    const running = embedder.embed('query: いま', 'query')
    const waiting = embedder.embed('query: やめた', 'query', given.signal)
    const next = embedder.embed('query: つぎ', 'query')
    given.abort(new Error('去った'))
    await expect(waiting).rejects.toThrow('去った')
    for (const vector of await Promise.all([running, next])) expect(vector.length).toBe(dimensions)
  })

  test('refuses an input longer than it takes, and goes on with the next', async () => {
    await expect(embedder.embed('鬱 '.repeat(600), 'query')).rejects.toThrow('長すぎます')
    expect((await embedder.embed('query: 次', 'query')).length).toBe(dimensions)
  })

  test.each(['', ' ', '\ud800', '\u0000', '😀', '*'])('takes odd text (%j)', async (text) => {
    const vector = await embedder.embed(`query: ${text}`, 'query')
    expect(Math.hypot(...vector)).toBeCloseTo(1, 3)
  })
})

test('closed while jobs run, it answers each or says that it is over', async () => {
  const embedder = await openQueryModel({ wasm, model, tokenizer })
  const jobs = ['一', '二', '三'].map((text) => embedder.embed(`query: ${text}`, 'query'))
  const settled = Promise.allSettled(jobs)
  await embedder.close()
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  await expect(embedder.embed('query: 後から', 'query')).rejects.toThrow('終了しました')
})

test.each([
  ['a model cut short', { model: model.subarray(0, model.length / 2) }],
  ['a model that is none', { model: new TextEncoder().encode('これはモデルではない') }],
  ['no model at all', { model: new Uint8Array() }],
  ['a tokeniser that is none', { tokenizer: new TextEncoder().encode('{') }],
])('%s is refused in one sentence', async (_, broken) => {
  await expect(openQueryModel({ wasm, model, tokenizer, ...broken })).rejects.toThrow(
    /^意味の検索のモデルが使えません$/,
  )
})
