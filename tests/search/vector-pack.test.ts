import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../scripts/random.ts'
import { readCacheFile, writeCacheFile } from '../../server/cache-file.ts'
import { dimensions } from '../../server/search/embedding/model.ts'
import { type VectorPack, vectorFormat } from '../../server/search/embedding/vector-file.ts'
import { packVector, unpackVector, vectorKey } from '../../server/search/embedding/vector-pack.ts'
import { dotPlainly, makeUnitVector, unitVector } from '../support/make-document.ts'
import { makeFolder } from '../support/make-folder.ts'

const writeVectorPack = (file: string, pack: VectorPack) => writeCacheFile(file, vectorFormat, pack)

const makePack = (size: number, seed = 0) =>
  new Map(
    Array.from({ length: size }, (_, at) => [
      vectorKey(`passage: ${seed} ${at}`),
      packVector(makeUnitVector(seed + at)),
    ]),
  )

async function readQuietly(file: string) {
  const reasons: string[] = []
  const found = await readCacheFile(file, vectorFormat, (damage) => {
    reasons.push(damage?.message ?? 'outdated')
  })
  const pack = new Map(found)
  return { pack, reasons }
}

describe('a packed vector', () => {
  test('keeps its direction', () => {
    fc.assert(
      fc.property(unitVector, (vector) => {
        expect(dotPlainly(unpackVector(packVector(vector)), vector)).toBeGreaterThan(0.98)
      }),
    )
  })

  test.each([
    ['NaN in one place', makeUnitVector(1).with(7, Number.NaN)],
    ['an infinite value', makeUnitVector(1).with(7, Number.POSITIVE_INFINITY)],
    ['only zeros', new Float32Array(dimensions)],
    ['one number too few', makeUnitVector(1).slice(1)],
    ['no numbers', new Float32Array(0)],
    ['twice the length', makeUnitVector(1).map((value) => value * 2)],
  ])('is never made of a vector with %s', (_, vector) => {
    expect(() => packVector(vector)).toThrow(RangeError)
  })

  test('has one key for one text, and another for every other', () => {
    const inputs = ['passage: a', 'query: a', 'passage: b', 'passage: a ', '']
    expect(new Set(inputs.map(vectorKey)).size).toBe(inputs.length)
    expect(vectorKey('passage: a')).toBe(vectorKey('passage: a'))
  })
})

describe('a file of vectors', () => {
  test('gives back what was written, byte for byte the same for the same vectors', async () => {
    const folder = await makeFolder()
    const pack = makePack(20)
    await writeVectorPack(join(folder, 'deep', 'a.bin'), pack)
    await writeVectorPack(join(folder, 'b.bin'), new Map([...pack].reverse()))
    const { pack: found, reasons } = await readQuietly(join(folder, 'deep', 'a.bin'))
    expect(reasons).toEqual([])
    expect([...found.keys()].sort()).toEqual([...pack.keys()].sort())
    for (const [key, { scale, values }] of pack) {
      expect(found.get(key)?.values).toEqual(values)
      expect(found.get(key)?.scale).toBeCloseTo(scale, 8)
    }
    expect(await readFile(join(folder, 'b.bin'))).toEqual(
      await readFile(join(folder, 'deep', 'a.bin')),
    )
  })

  test('of no vectors is a good file', async () => {
    const file = join(await makeFolder(), 'none.bin')
    await writeVectorPack(file, new Map())
    expect(await readQuietly(file)).toEqual({ pack: new Map(), reasons: [] })
  })

  test('that is missing is empty, without a word', async () => {
    const file = join(await makeFolder(), 'missing.bin')
    expect(await readQuietly(file)).toEqual({ pack: new Map(), reasons: [] })
  })

  test('that is a folder is empty, and said', async () => {
    const { pack, reasons } = await readQuietly(await makeFolder())
    expect([pack.size, reasons.length]).toEqual([0, 1])
  })

  test('with one byte changed, or cut short, counts as absent: 200 places of each', async () => {
    const file = join(await makeFolder(), 'vectors.bin')
    await writeVectorPack(file, makePack(5))
    const good = await readFile(file)
    const random = createRandom(11)
    let noticed = 0
    for (let round = 0; round < 400; round++) {
      const at = Math.floor(random() * good.length)
      const flipped = Buffer.from(good)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (round % 8))
      await writeFile(file, round < 200 ? flipped : good.subarray(0, at))
      const { pack, reasons } = await readQuietly(file)
      if (pack.size === 0 && reasons.length === 1) noticed++
    }
    expect(noticed).toBe(400)
  })

  test('with something behind its end counts as absent', async () => {
    const file = join(await makeFolder(), 'vectors.bin')
    await writeVectorPack(file, makePack(5))
    await writeFile(file, Buffer.concat([await readFile(file), Buffer.alloc(1)]))
    expect((await readQuietly(file)).reasons.length).toBe(1)
  })
})

test('two writers and many readers at once: every read is wholly one or wholly the other', async () => {
  const folder = await makeFolder()
  const file = join(folder, 'vectors.bin')
  const packs = [makePack(60, 1000), makePack(30, 2000)]
  await writeVectorPack(file, makePack(30, 2000))
  for (let round = 0; round < 20; round++) {
    const writes = packs.map((pack) => writeVectorPack(file, pack))
    const reads = await Promise.all(Array.from({ length: 3 }, () => readQuietly(file)))
    await Promise.all(writes)
    for (const { pack, reasons } of reads) {
      expect(reasons).toEqual([])
      expect([60, 30]).toContain(pack.size)
    }
  }
  expect(await readdir(folder)).toEqual(['vectors.bin'])
})
