import { mkdir, rename, rm, unlink, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { realDisk } from '../../server/cases/folder.ts'
import {
  type CaseWatch,
  type ListenToFolder,
  type WatchOptions,
  watchCases,
} from '../../server/cases/watch.ts'
import { makeFolder } from '../support/make-folder.ts'

const open: CaseWatch[] = []
afterEach(() => {
  for (const watch of open.splice(0)) watch.close()
})

/** Watches until the first telling, which names what is there; later names are collected. */
async function startWatching(folder: string, options: WatchOptions = {}) {
  const calls: string[][] = []
  open.push(watchCases(folder, (names) => calls.push(names.sort()), options))
  await vi.waitFor(() => expect(calls).not.toEqual([]), 5_000)
  calls.length = 0
  return { calls, names: () => calls.flat() }
}

const silent: WatchOptions = {
  listen: () => ({ renew: async () => {}, close: () => {} }),
  pollMs: 50,
  settleMs: 20,
}

describe.each<[string, WatchOptions]>([
  ['with events', {}],
  ['on a share that gives no events', silent],
])('%s', (_, options) => {
  test('a file written, changed, renamed and deleted is told each time', async () => {
    const folder = await makeFolder({ 'a.md': '1' })
    const { calls, names } = await startWatching(folder, options)
    const told = async (...wanted: string[]) => {
      await vi.waitFor(() => expect(names()).toEqual(expect.arrayContaining(wanted)), 5_000)
      calls.length = 0
    }
    await writeFile(join(folder, 'b.md'), '1')
    await told('b.md')
    await writeFile(join(folder, 'a.md'), '22')
    await told('a.md')
    await rename(join(folder, 'b.md'), join(folder, 'c.md'))
    await told('b.md', 'c.md')
    await unlink(join(folder, 'c.md'))
    await told('c.md')
  })

  test('an editor that writes beside and renames is told as one file', async () => {
    const folder = await makeFolder({ 'a.md': '1' })
    const { names } = await startWatching(folder, options)
    await writeFile(join(folder, '.a.md.swp'), '2')
    await writeFile(join(folder, 'a.md~'), '2')
    await rename(join(folder, 'a.md~'), join(folder, 'a.md'))
    await vi.waitFor(() => expect(names()).toContain('a.md'), 5_000)
    expect(new Set(names())).toEqual(new Set(['a.md']))
  })

  test('a folder that vanishes takes its files along, and brings them back', async () => {
    const folder = await makeFolder({ 'a.md': '1' })
    const { calls, names } = await startWatching(folder, { pollMs: 200, ...options })
    await rm(folder, { recursive: true })
    await vi.waitFor(() => expect(names()).toContain('a.md'), 5_000)
    calls.length = 0
    await mkdir(folder)
    await writeFile(join(folder, 'b.md'), '1')
    await vi.waitFor(() => expect(names()).toContain('b.md'), 5_000)
  })
})

test('many files saved at once are told together, not one by one', async () => {
  const folder = await makeFolder({ 'a.md': '1' })
  const { calls, names } = await startWatching(folder)
  const many = Array.from({ length: 40 }, (_, index) => `case-${index}.md`)
  for (const name of many) await writeFile(join(folder, name), '1')
  await vi.waitFor(() => expect(new Set(names())).toEqual(new Set(many)), 5_000)
  expect(calls.length).toBeLessThan(10)
})

test('a save that an event names costs a look at that file, not at the whole folder', async () => {
  const files = Array.from({ length: 30 }, (_, at) => [`case-${at}.md`, '1'])
  const folder = await makeFolder(Object.fromEntries(files))
  const looked: string[] = []
  const disk = {
    ...realDisk,
    look: (path: string) => {
      looked.push(basename(path))
      return realDisk.look(path)
    },
  }
  let tell: (name: string) => void = () => undefined
  const listen: ListenToFolder = (_, onEvent) => {
    tell = onEvent
    return { renew: async () => {}, close: () => {} }
  }
  const { names } = await startWatching(folder, { disk, listen, pollMs: 60_000, settleMs: 20 })
  looked.length = 0
  await writeFile(join(folder, 'case-7.md'), '22')
  tell('case-7.md')
  await vi.waitFor(() => expect(names()).toEqual(['case-7.md']), 5_000)
  expect(new Set(looked)).toEqual(new Set(['case-7.md']))
})

test('a file that goes on changing is told only when it is still, and does not hold up others', async () => {
  const folder = await makeFolder({ 'a.md': '1', 'restless.md': '1' })
  let moving = false
  let size = 0
  const disk = {
    ...realDisk,
    look: async (path: string) => {
      const { mtimeMs, ctimeMs } = await realDisk.look(path)
      if (!path.endsWith('restless.md')) return { isFile: () => true, size: 1, mtimeMs, ctimeMs }
      if (moving) size += 1
      return { isFile: () => true, size, mtimeMs, ctimeMs }
    },
  }
  const { names } = await startWatching(folder, { ...silent, disk })
  moving = true
  await writeFile(join(folder, 'b.md'), '1')
  await vi.waitFor(() => expect(names()).toContain('b.md'), 5_000)
  expect(names()).not.toContain('restless.md')
  moving = false
  await vi.waitFor(() => expect(names()).toContain('restless.md'), 5_000)
})

test('a second save of the same size within one step of a coarse clock is told', async () => {
  const folder = await makeFolder({ 'a.md': '1' })
  const path = join(folder, 'a.md')
  const coarse = new Date(Date.now() - 1_500)
  await utimes(path, coarse, coarse)
  const disk = {
    ...realDisk,
    look: async () => ({
      isFile: () => true,
      size: 1,
      mtimeMs: coarse.getTime(),
      ctimeMs: coarse.getTime(),
    }),
  }
  const { names } = await startWatching(folder, { ...silent, disk })
  await writeFile(path, '2')
  await vi.waitFor(() => expect(names()).toContain('a.md'), 5_000)
})

test('a disk that fails on every call is no reason to stop or to throw', async () => {
  const folder = await makeFolder({ 'a.md': '1' })
  let broken = false
  const failing = async <T>(work: () => Promise<T>): Promise<T> => {
    if (broken) throw Object.assign(new Error('planned'), { code: 'EIO' })
    return work()
  }
  const disk = {
    ...realDisk,
    list: (path: string) => failing(() => realDisk.list(path)),
    look: (path: string) => failing(() => realDisk.look(path)),
  }
  const { calls, names } = await startWatching(folder, { ...silent, disk })
  broken = true
  await vi.waitFor(() => expect(names()).toContain('a.md'), 5_000)
  calls.length = 0
  broken = false
  await vi.waitFor(() => expect(names()).toContain('a.md'), 5_000)
})

test('nothing is told after closing', async () => {
  const folder = await makeFolder({ 'a.md': '1' })
  const { calls } = await startWatching(folder, silent)
  for (const watch of open.splice(0)) watch.close()
  await writeFile(join(folder, 'a.md'), '22')
  const other = await startWatching(folder, silent)
  await writeFile(join(folder, 'b.md'), '22')
  await vi.waitFor(() => expect(other.names()).toContain('b.md'), 5_000)
  expect(calls).toEqual([])
})
