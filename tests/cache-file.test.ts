import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createRandom } from '../scripts/random.ts'
import { removeLeftovers, writeAtomically } from '../server/atomic-write.ts'
import { type CacheFormat, openCache, readCacheFile, writeCacheFile } from '../server/cache-file.ts'
import { openTroubles } from '../server/troubles.ts'
import { makeFolder } from './support/make-folder.ts'

type Arrays = Record<
  string,
  Uint8Array | Uint16Array | Uint32Array | Int8Array | Int32Array | Float32Array
>

const format: CacheFormat<{ data: unknown; arrays: Arrays }, unknown, Arrays> = {
  fingerprint: 'this code',
  pack: (content) => content,
  unpack: (packed) => packed,
}
const otherCode = { ...format, fingerprint: 'other code' }
const makeContent = (length: number) => ({
  data: { 名: `内容${length}` },
  arrays: { bytes: new Uint8Array(length).fill(7), numbers: Float32Array.of(0.5, -1) },
})

async function openFile(file: string, options: { shipped?: string; pauseMs?: number } = {}) {
  const { shipped, pauseMs } = options
  const lines: string[] = []
  const troubles = openTroubles((line) => lines.push(line), pauseMs)
  onTestFinished(troubles.close)
  const cache = await openCache({
    ...{ file, format, troubles },
    ...(shipped !== undefined && { shipped }),
  })
  return { cache, lines, kinds: () => troubles.list().map(({ kind }) => kind) }
}

async function makeFile(): Promise<string> {
  return join(await makeFolder(), 'deep', 'results.bin')
}

const anyArrays = fc.record({
  a: fc.uint8Array(),
  b: fc.uint16Array(),
  c: fc.int8Array(),
  d: fc.uint32Array(),
  e: fc.float32Array(),
  f: fc.int32Array(),
  g: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
})

describe.each(['results.bin', 'results.gz'])('a file %s', (name) => {
  test('gives back what was written, whatever the lengths of its arrays', async () => {
    const file = join(await makeFolder(), name)
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), anyArrays, async (data, arrays) => {
        await writeCacheFile(file, format, { data, arrays: arrays as Arrays })
        const found = await readCacheFile(file, format)
        expect(JSON.stringify(found?.data)).toBe(JSON.stringify(data))
        expect(found?.arrays).toEqual({ ...arrays, g: new Uint8Array(arrays.g) })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a file that is damaged', () => {
  test('in any of 200 places is said, counts as absent, and is no trouble once it is replaced', async () => {
    const file = await makeFile()
    await writeCacheFile(file, format, makeContent(50))
    const good = await readFile(file)
    const random = createRandom(3)
    for (let round = 0; round < 200; round++) {
      const at = Math.floor(random() * good.length)
      const flipped = Buffer.from(good)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (round % 8))
      await writeFile(file, round < 100 ? flipped : good.subarray(0, at))
      const { cache, lines, kinds } = await openFile(file)
      expect([cache.kept, kinds()]).toEqual([undefined, ['damaged']])
      await cache.save(() => makeContent(50))
      expect([kinds(), lines.length]).toEqual([[], 2])
      expect(await readFile(file)).toEqual(good)
    }
  })

  test('goes where there is nothing to put in its place', async () => {
    const file = await makeFile()
    await writeCacheFile(file, format, makeContent(5))
    await writeFile(file, 'KZK1 nothing that was written')
    const { cache, kinds } = await openFile(file)
    await cache.save(() => undefined)
    expect([kinds(), await readdir(join(file, '..'))]).toEqual([[], []])
  })

  test('and ships with the program is said, and never written', async () => {
    const [file, shipped] = [await makeFile(), await makeFile()]
    await writeCacheFile(shipped, format, makeContent(5))
    const cut = (await readFile(shipped)).subarray(0, 60)
    await writeFile(shipped, cut)
    const { cache, kinds } = await openFile(file, { shipped })
    await cache.save(() => makeContent(5))
    expect([kinds(), cache.shipped]).toEqual([['shipped'], undefined])
    expect(await readFile(shipped)).toEqual(cut)
    await expect(stat(file)).rejects.toThrow('ENOENT')
  })
})

describe.each([
  ['of other code', (file: string) => writeCacheFile(file, otherCode, makeContent(9))],
  ['of the format before', (file: string) => writeFile(file, `KZV1${'0'.repeat(500)}`)],
])('a file %s', (_, write) => {
  test('counts as absent without a word, and is replaced by what there is, or by nothing', async () => {
    const file = await makeFile()
    for (const content of [makeContent(3), undefined]) {
      await mkdir(join(file, '..'), { recursive: true })
      await write(file)
      const { cache, lines } = await openFile(file)
      expect(cache.kept).toBeUndefined()
      await cache.save(() => content)
      expect((await openFile(file)).cache.kept).toEqual(content)
      expect(lines).toEqual([])
    }
    expect(await readdir(join(file, '..'))).toEqual([])
  })
})

test('what has not changed is not written, and nothing is written where there is nothing', async () => {
  const file = await makeFile()
  const first = await openFile(file)
  await first.cache.save(() => makeContent(4))
  await expect(stat(file)).rejects.toThrow('ENOENT')
  first.cache.markChanged()
  await first.cache.save(() => makeContent(4))
  const { mtimeMs } = await stat(file)
  const second = await openFile(file)
  await second.cache.save(() => makeContent(5))
  expect((await stat(file)).mtimeMs).toBe(mtimeMs)
  expect((await openFile(file)).cache.kept).toEqual(makeContent(4))
})

test('what the disk refuses is tried again with the content of then, and heard of when it is there', async () => {
  const file = await makeFile()
  const folder = join(file, '..')
  await writeFile(folder, 'a file where the folder should be')
  const { cache, kinds } = await openFile(file, { pauseMs: 20 })
  let size = 1
  const onSaved = vi.fn()
  cache.markChanged()
  await cache.save(() => makeContent(size), onSaved)
  expect([kinds(), onSaved.mock.calls.length]).toEqual([['unwritable'], 0])
  size = 2
  await rm(folder)
  await vi.waitFor(() => expect(kinds()).toEqual([]), 5000)
  expect(onSaved).toHaveBeenCalledOnce()
  expect((await openFile(file)).cache.kept).toEqual(makeContent(2))
})

/** A disk of one megabyte of its own; undefined where the system lets nobody mount one. */
async function mountSmallDisk(): Promise<string | undefined> {
  const folder = await makeFolder()
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
  if (mount.status !== 0) return undefined
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return folder
}

test('a disk that is full keeps the file of before, and takes the new one when it is larger', async (context) => {
  const disk = await mountSmallDisk()
  if (disk === undefined) return context.skip()
  const file = join(disk, 'results.bin')
  const readLength = async () => (await readCacheFile(file, format))?.arrays['bytes']?.length
  await writeCacheFile(file, format, makeContent(100_000))
  const { cache, lines, kinds } = await openFile(file, { pauseMs: 50 })
  cache.markChanged()
  await cache.save(() => makeContent(2_000_000))
  expect(kinds()).toEqual(['unwritable'])
  expect(lines.join()).toContain('ディスクに空きがありません（ENOSPC）')
  expect(await readdir(disk)).toEqual(['results.bin'])
  expect(await readLength()).toBe(100_000)
  expect(spawnSync('mount', ['-o', 'remount,size=8m', disk]).status).toBe(0)
  await vi.waitFor(() => expect(kinds()).toEqual([]), 5000)
  expect(await readLength()).toBe(2_000_000)
  expect(await readdir(disk)).toEqual(['results.bin'])
})

const ended = spawnSync(process.execPath, ['-e', '']).pid
const uuid = '00000000-0000-4000-8000-00000000000'

async function makeLeftovers(ages: Readonly<Record<string, number>>) {
  const folder = await makeFolder()
  for (const [name, seconds] of Object.entries(ages)) {
    await writeFile(join(folder, name), 'half')
    const then = Date.now() / 1000 - seconds
    await utimes(join(folder, name), then, then)
  }
  await removeLeftovers(folder)
  return (await readdir(folder)).sort()
}

test('what a killed process was writing is removed, what a living one writes is not', async () => {
  const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  onTestFinished(() => void living.kill())
  await once(living, 'spawn')
  const kept = [`vectors.bin.${living.pid}.${uuid}1.tmp`, `parses.bin.${process.pid}.${uuid}2.tmp`]
  const left = await makeLeftovers({
    [`vectors.bin.${ended}.${uuid}3.tmp`]: 1,
    ...Object.fromEntries(kept.map((name) => [name, 0])),
  })
  expect(left).toEqual(kept.sort())
})

test('one of our own process number from before our start is of a killed one, as in every container', async () => {
  const before = Math.ceil(process.uptime()) + 60
  expect(await makeLeftovers({ [`digests.bin.${process.pid}.${uuid}1.tmp`]: before })).toEqual([])
})

test('one that nobody has gone on with for an hour is removed, whatever number it has or lacks', async () => {
  const living = `vectors.bin.${process.ppid}.${uuid}1.tmp`
  const former = `vectors-recent.bin.${uuid}2.tmp`
  expect(await makeLeftovers({ [living]: 4000, [former]: 4000 })).toEqual([])
  expect(await makeLeftovers({ [former]: 60 })).toEqual([former])
})

test('nothing else in the folder is touched', async () => {
  const others = { 'vectors.bin': 9999, 'mine.tmp': 9999, [`note.txt.${ended}.${uuid}1.tmp`]: 9999 }
  expect(await makeLeftovers(others)).toEqual(Object.keys(others).sort())
})

test('a folder that is not there is made when something is written, not when it is swept', async () => {
  const folder = join(await makeFolder(), 'data')
  await removeLeftovers(folder)
  await writeAtomically(join(folder, 'vectors.bin'), [Buffer.from('whole')])
  expect(await readdir(folder)).toEqual(['vectors.bin'])
})
