import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCacheFile } from '../../server/cache-file.ts'
import { type Embedder, EmbedderUnavailable } from '../../server/search/embedding/embedder.ts'
import { vectorFormat } from '../../server/search/embedding/vector-file.ts'
import { vectorKey } from '../../server/search/embedding/vector-pack.ts'
import { openVectorStore } from '../../server/search/embedding/vector-store.ts'
import { openTroubles } from '../../server/troubles.ts'
import { makePassage, makeUnitVector } from '../support/make-document.ts'
import { makeFolder } from '../support/make-folder.ts'

/** Answers made-up vectors, and what `failAt` says instead of the vector of that job. */
function makeEmbedder(
  failAt = Number.POSITIVE_INFINITY,
  failure: Float32Array | Error = new Error('長すぎる'),
): Embedder {
  let jobs = 0
  return {
    embed: async () => {
      if (++jobs < failAt) return makeUnitVector(jobs)
      if (failure instanceof Error) throw failure
      return failure
    },
    close: async () => undefined,
  }
}

async function openStore(folder: string) {
  const troubles: string[] = []
  const store = await openVectorStore(
    folder,
    openTroubles((line) => troubles.push(line)),
  )
  return { store, troubles }
}

const inputs = ['passage: 一', 'passage: 二', 'passage: 三']
const passages = inputs.map((input) => makePassage('window', input))

describe('computed vectors', () => {
  test('are there again after a restart, and only what is new is missing', async () => {
    const folder = await makeFolder()
    const first = await openStore(folder)
    expect(first.store.listMissing([...passages, ...passages])).toEqual(inputs)
    await first.store.compute(inputs.slice(0, 2), makeEmbedder())
    await first.store.save()
    const second = await openStore(folder)
    expect(second.store.listMissing(passages)).toEqual([inputs[2]])
    const key = vectorKey(inputs[0] ?? '')
    expect(second.store.find(key)?.values).toEqual(first.store.find(key)?.values)
    expect([...first.troubles, ...second.troubles]).toEqual([])
  })

  test('lie in the file in the order in which they were computed, as the cases ask for them', async () => {
    const folder = await makeFolder()
    const order = [...inputs, 'passage: 四', 'passage: 五', 'passage: 六']
    const { store } = await openStore(folder)
    await store.compute(order.slice(0, 4), makeEmbedder())
    await store.save()
    await store.compute(order.slice(4), makeEmbedder())
    await store.save()
    const found = await readCacheFile(join(folder, 'vectors.bin'), vectorFormat)
    expect(Array.from(found ?? [], ([key]) => key)).toEqual(order.map(vectorKey))
  })

  test('a few more beside many are written by themselves, and are there again too', async () => {
    const folder = await makeFolder()
    const many = Array.from({ length: 40 }, (_, at) => `passage: ${at}`)
    const first = await openStore(folder)
    await first.store.compute(many, makeEmbedder())
    await first.store.save()
    const before = await readFile(join(folder, 'vectors.bin'))
    await first.store.compute(inputs, makeEmbedder())
    await first.store.save()
    expect(await readFile(join(folder, 'vectors.bin'))).toEqual(before)

    const second = await openStore(folder)
    expect(second.store.listMissing(passages)).toEqual([])
    await second.store.compute(['a', 'b', 'c', 'd'], makeEmbedder())
    await second.store.save()
    expect(await readdir(folder)).toEqual(['vectors.bin'])
    const third = await openStore(folder)
    expect(
      third.store.listMissing([...passages, ...many.map((each) => makePassage('window', each))]),
    ).toEqual([])
    expect([...second.troubles, ...third.troubles]).toEqual([])
  })

  test('an input the model refuses is said and left out, the others stay', async () => {
    const { store } = await openStore(await makeFolder())
    const refused = await store.compute(inputs, makeEmbedder(3))
    expect(store.listMissing(passages)).toEqual([inputs[2]])
    expect([...refused].join()).toMatch(/passage: 三.*長すぎる/)
  })

  test('a model that has gone ends the work, and what is done stays', async () => {
    const { store } = await openStore(await makeFolder())
    const gone = new EmbedderUnavailable('止まった')
    await expect(store.compute(inputs, makeEmbedder(2, gone))).rejects.toBe(gone)
    expect(store.listMissing(passages)).toEqual([inputs[1], inputs[2]])
  })

  test.each([
    ['NaN', makeUnitVector(1).fill(Number.NaN)],
    ['zeros', new Float32Array(384)],
    ['the wrong length', makeUnitVector(1).slice(0, 100)],
  ])('that are %s never get in, and are said', async (_, vector) => {
    const { store } = await openStore(await makeFolder())
    const refused = await store.compute(inputs, makeEmbedder(1, vector))
    expect(store.listMissing(passages)).toEqual(inputs)
    expect(refused.size).toBe(inputs.length)
  })
})

describe('a disk that fails is reported, never thrown', () => {
  test('a damaged file is said once, counts as absent and is written anew', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'vectors.bin'), 'KZK1 no vectors at all')
    const { store, troubles } = await openStore(folder)
    expect(troubles).toHaveLength(1)
    await store.compute(inputs, makeEmbedder())
    await store.save()
    expect((await openStore(folder)).troubles).toEqual([])
  })

  test('a data folder that is a file', async () => {
    const file = join(await makeFolder(), 'data')
    await writeFile(file, 'not a folder')
    const { store, troubles } = await openStore(file)
    await store.compute(inputs, makeEmbedder())
    await store.save()
    expect(troubles.at(-1)).toContain('書けません')
    expect(store.listMissing(passages)).toEqual([])
    expect(await readFile(file, 'utf8')).toBe('not a folder')
  })

  test('a folder where the file should be', async () => {
    const folder = await makeFolder()
    await mkdir(join(folder, 'vectors.bin'))
    const { store, troubles } = await openStore(folder)
    await store.compute(inputs, makeEmbedder())
    await store.save()
    expect(troubles).toHaveLength(2)
    expect(store.listMissing(passages)).toEqual([])
    expect(await readdir(folder)).toEqual(['vectors.bin'])
  })
})
