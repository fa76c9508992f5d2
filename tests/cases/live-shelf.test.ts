import { mkdir, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf, type ShelfChange } from '../../server/cases/live-shelf.ts'
import { CasesFolderError, loadCases } from '../../server/cases/load.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { type CaseWatch, followShelf } from '../../server/cases/watch.ts'
import { bend, goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const title = '試験市の改善 ― 小さく始めた窓口'
const titled = (name: string) => bend(title, name)
const broken = bend('confidence: high', 'confidence: sure')
const kept = /ファイル — 誤りのある新しい版（直前の版を出している）/

async function openShelf(files: Record<string, string>, disk = realDisk) {
  const folder = await makeFolder(files)
  const live = await openLiveShelf(folder, disk)
  return {
    folder,
    live,
    save: (name: string, text: string) => writeFile(join(folder, name), text),
    titles: () => live.shelf().cases.map((one) => one.title),
    slugs: () => live.shelf().cases.map(({ slug }) => slug),
    sentences: () => live.shelf().problems.map(formatProblem),
  }
}

describe('a look at the folder', () => {
  test('finds nothing new where nothing changed, and the shelf stays the same object', async () => {
    const { live } = await openShelf({ 'a.md': goodCase })
    const before = live.shelf()
    expect(await live.refresh()).toBeUndefined()
    expect(live.shelf()).toBe(before)
  })

  test('finds saved, new, deleted and renamed cases, and names their slugs', async () => {
    const { live, folder, save, slugs } = await openShelf({ 'a.md': goodCase, 'b.md': goodCase })
    await save('a.md', titled('新しい題の事例'))
    await save('c.md', goodCase)
    expect((await live.refresh())?.changed).toEqual(['a', 'c'])
    await unlink(join(folder, 'b.md'))
    expect((await live.refresh())?.changed).toEqual(['b'])
    await rename(join(folder, 'c.md'), join(folder, 'd.md'))
    expect((await live.refresh())?.changed).toEqual(['c', 'd'])
    expect(slugs()).toEqual(['a', 'd'])
  })

  test('gives the same shelf as a fresh load of the folder', async () => {
    const { live, folder, save } = await openShelf({ 'a.md': goodCase, 'b.md': goodCase })
    await save('a.md', bend('related: []', 'related: [c, d]'))
    await save('c.md', bend('status: published', 'status: draft'))
    await rename(join(folder, 'b.md'), join(folder, 'e.md'))
    await live.refresh()
    expect(live.shelf()).toEqual(await loadCases(folder))
  })

  test('reads only the files that changed', async () => {
    const read: string[] = []
    const disk = {
      ...realDisk,
      read: (path: string) => {
        read.push(path)
        return realDisk.read(path)
      },
    }
    const { live, folder, save } = await openShelf({ 'a.md': goodCase, 'b.md': goodCase }, disk)
    const old = new Date(Date.now() - 60_000)
    for (const name of ['a.md', 'b.md']) await utimes(join(folder, name), old, old)
    await live.refresh()
    read.length = 0
    await save('a.md', titled('新しい題の事例'))
    await live.refresh()
    expect(read).toEqual([join(folder, 'a.md')])
  })

  test('told which files were touched, looks at no others, but at all that are new or were refused', async () => {
    const looked: string[] = []
    // Not written to the disk: there are systems on which both names are one file.
    const others = ['Twin.md']
    const disk = {
      ...realDisk,
      list: async (path: string) => [...(await realDisk.list(path)), ...others],
      look: (path: string) => {
        looked.push(basename(path))
        return realDisk.look(path)
      },
    }
    const files = { 'a.md': goodCase, 'b.md': goodCase, 'twin.md': goodCase }
    const { live, folder, save, slugs } = await openShelf(files, disk)
    looked.length = 0
    await save('a.md', titled('新しい題の事例'))
    await save('c.md', goodCase)
    expect((await live.refresh(new Set(['a.md'])))?.changed).toEqual(['a', 'c'])
    expect(new Set(looked)).toEqual(new Set(['a.md', 'c.md']))
    others.length = 0
    await live.refresh(new Set(['Twin.md']))
    await unlink(join(folder, 'b.md'))
    expect((await live.refresh(new Set(['b.md'])))?.changed).toEqual(['b'])
    expect(slugs()).toEqual(['a', 'c', 'twin'])
  })

  test('takes a file that was only touched for unchanged', async () => {
    const { live, folder } = await openShelf({ 'a.md': goodCase })
    await utimes(join(folder, 'a.md'), new Date(0), new Date(0))
    expect(await live.refresh()).toBeUndefined()
  })

  test('two looks at once take turns and end in the last state', async () => {
    const { live, save, titles } = await openShelf({ 'a.md': goodCase })
    const looks = []
    for (const name of ['一つ目の題', '二つ目の題', '三つ目の題']) {
      await save('a.md', titled(name))
      looks.push(live.refresh())
    }
    await Promise.all(looks)
    expect(titles()).toEqual(['三つ目の題'])
  })
})

describe('a broken save', () => {
  test('leaves the last good version on the shelf, tells its faults and that it is kept', async () => {
    const { live, save, titles, sentences } = await openShelf({ 'a.md': goodCase })
    await save('a.md', broken)
    expect((await live.refresh())?.changed).toEqual([])
    expect(titles()).toEqual([title])
    expect(sentences().join('\n')).toMatch(/^a\.md:\d+:\d+ confidence — 「sure」/m)
    expect(sentences().join('\n')).toMatch(kept)
    expect(live.shelf().problems.every(({ severity }) => severity === 'error')).toBe(true)
  })

  test('is forgotten with the next good one', async () => {
    const { live, save, titles, sentences } = await openShelf({ 'a.md': goodCase })
    await save('a.md', broken)
    await live.refresh()
    await save('a.md', titled('直した題の事例'))
    expect((await live.refresh())?.changed).toEqual(['a'])
    expect(titles()).toEqual(['直した題の事例'])
    expect(sentences()).toEqual([])
  })

  test('taken back to the text before leaves the case unchanged', async () => {
    const { live, save, sentences } = await openShelf({ 'a.md': goodCase })
    await save('a.md', broken)
    await live.refresh()
    await save('a.md', goodCase)
    expect((await live.refresh())?.changed).toEqual([])
    expect(sentences()).toEqual([])
  })

  test.each<[string, string | Uint8Array]>([
    ['an emptied file', ''],
    ['half of the head', goodCase.slice(0, 300)],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0xff)],
    ['a file far too large', 'あ'.repeat(100_000)],
  ])('%s is one', async (_, content) => {
    const { live, folder, titles, sentences } = await openShelf({ 'a.md': goodCase })
    await writeFile(join(folder, 'a.md'), content)
    await live.refresh()
    expect(titles()).toEqual([title])
    expect(sentences().join('\n')).toMatch(kept)
  })

  test('a second file whose name differs only in case keeps the first on the shelf', async () => {
    const names = ['a.md']
    const disk = { ...realDisk, list: async () => names }
    const { live, save, slugs, sentences } = await openShelf({ 'a.md': goodCase }, disk)
    await save('A.md', goodCase)
    names.push('A.md')
    await live.refresh()
    expect(slugs()).toEqual(['a'])
    expect(sentences().filter((one) => one.includes('だけが違う名前'))).toHaveLength(2)
    expect(sentences().join('\n')).toMatch(kept)
    names.pop()
    await live.refresh()
    expect(sentences()).toEqual([])
  })

  test('a file broken from the start is refused, and deleting a kept one takes it away', async () => {
    const { live, folder, save, slugs, sentences } = await openShelf({ 'a.md': broken })
    expect(slugs()).toEqual([])
    expect(sentences().join('\n')).not.toMatch(kept)
    await save('a.md', goodCase)
    await live.refresh()
    await save('a.md', broken)
    await live.refresh()
    await unlink(join(folder, 'a.md'))
    expect((await live.refresh())?.changed).toEqual(['a'])
    expect(live.shelf()).toEqual({ cases: [], problems: [] })
  })

  test('a case made a draft leaves the shelf, and a broken draft does not bring it back', async () => {
    const { live, save, slugs, sentences } = await openShelf({ 'a.md': goodCase })
    await save('a.md', bend('status: published', 'status: draft'))
    expect((await live.refresh())?.changed).toEqual(['a'])
    await save('a.md', broken)
    await live.refresh()
    expect(slugs()).toEqual([])
    expect(sentences().join('\n')).not.toMatch(kept)
  })
})

test('a file that changes while it is read is not taken, and taken when it is whole', async () => {
  let writing: (() => Promise<void>) | undefined
  const disk = {
    ...realDisk,
    read: async (path: string) => {
      const bytes = await realDisk.read(path)
      await writing?.()
      return bytes
    },
  }
  const { live, save, titles } = await openShelf({ 'a.md': goodCase }, disk)
  await save('a.md', titled('書きかけの題'))
  writing = () => save('a.md', titled('書き終えた長い題の事例'))
  expect(await live.refresh()).toBeUndefined()
  expect(titles()).toEqual([title])
  writing = undefined
  await live.refresh()
  expect(titles()).toEqual(['書き終えた長い題の事例'])
})

test('a file that comes to rest while it is read is taken at once, and looked at once more', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const read: string[] = []
  const disk = {
    ...realDisk,
    read: (path: string) => {
      read.push(basename(path))
      vi.setSystemTime(Date.now() + 5_000)
      return realDisk.read(path)
    },
  }
  const { live, slugs } = await openShelf({ 'a.md': goodCase }, disk)
  expect(slugs()).toEqual(['a'])
  read.length = 0
  await live.refresh()
  expect(read).toContain('a.md')
  read.length = 0
  await live.refresh()
  expect(read).not.toContain('a.md')
})

test('names in the form of macOS (NFD) come, change and go like others', async () => {
  const name = 'が.md'.normalize('NFD')
  const { live, folder, save, sentences } = await openShelf({ 'a.md': goodCase })
  await save(name, goodCase)
  await live.refresh()
  expect(sentences()).toEqual([expect.stringMatching(/^が\.md:1:1 ファイル名/)])
  await save(name, broken)
  await live.refresh()
  expect(sentences().join('\n')).toMatch(/^が\.md:\d+:\d+ confidence/m)
  await unlink(join(folder, name))
  await live.refresh()
  expect(sentences()).toEqual([])
})

test('a folder that vanishes leaves all cases on the shelf, and says so until it is back', async () => {
  const { live, folder, save, slugs, sentences } = await openShelf({
    'a.md': goodCase,
    'b.md': goodCase,
  })
  await rm(folder, { recursive: true })
  expect((await live.refresh())?.changed).toEqual([])
  expect(slugs()).toEqual(['a', 'b'])
  expect(sentences()).toEqual([
    expect.stringMatching(/フォルダ — 開けない事例のフォルダ（直前の版を出している）/),
  ])
  expect(await live.refresh()).toBeUndefined()
  await mkdir(folder)
  await save('b.md', goodCase)
  expect((await live.refresh())?.changed).toEqual(['a'])
  expect(sentences()).toEqual([])
})

test('a folder that is missing from the start is an error of its own', async () => {
  const folder = join(await makeFolder(), 'none')
  await expect(openLiveShelf(folder)).rejects.toThrow(CasesFolderError)
})

describe('following the folder', () => {
  const following: CaseWatch[] = []
  afterEach(() => {
    for (const one of following.splice(0)) one.close()
  })

  async function follow(files: Record<string, string>, work = async () => {}) {
    const shelf = await openShelf(files)
    const changes: ShelfChange[] = []
    const failures: unknown[] = []
    const watch = followShelf(shelf.folder, shelf.live, {
      onChange: async (change) => {
        changes.push(change)
        await work()
      },
      onFailure: (error) => failures.push(error),
    })
    following.push(watch)
    return { ...shelf, changes, failures }
  }

  test('a save shows within a second', { retry: 2 }, async () => {
    const { save, titles } = await follow({ 'a.md': goodCase })
    await save('a.md', titled('新しい題の事例'))
    await vi.waitFor(() => expect(titles()).toEqual(['新しい題の事例']), 1_000)
  })

  test('fifty quick saves end in the last, and no more shelves are made than needed', async () => {
    const { save, titles, changes } = await follow({ 'a.md': goodCase })
    for (let count = 1; count <= 50; count += 1) await save('a.md', titled(`${count}番目の題`))
    await vi.waitFor(() => expect(titles()).toEqual(['50番目の題']), 5_000)
    expect(changes.length).toBeLessThan(10)
    expect(changes.at(-1)?.changed).toEqual(['a'])
  })

  test('a save during the work on the one before comes after it', async () => {
    let release: (() => void) | undefined
    const works: Promise<void>[] = []
    const work = () => {
      const one = new Promise<void>((resolve) => {
        release = resolve
      })
      works.push(one)
      return one
    }
    const { save, changes, titles } = await follow({ 'a.md': goodCase }, work)
    await save('a.md', titled('一つ目の題'))
    await vi.waitFor(() => expect(works).toHaveLength(1), 5_000)
    await save('a.md', titled('二つ目の題'))
    release?.()
    await vi.waitFor(() => expect(works).toHaveLength(2), 5_000)
    expect(titles()).toEqual(['二つ目の題'])
    expect(changes.map(({ shelf }) => shelf.cases[0]?.title)).toEqual(['一つ目の題', '二つ目の題'])
    release?.()
  })

  test('work that fails is told, and the next save is followed', async () => {
    let failing = true
    const { save, failures, changes } = await follow({ 'a.md': goodCase }, async () => {
      if (failing) throw new Error('planned')
    })
    await save('a.md', titled('一つ目の題'))
    await vi.waitFor(() => expect(failures).toHaveLength(1), 5_000)
    failing = false
    await save('a.md', titled('二つ目の題'))
    await vi.waitFor(() => expect(changes.at(-1)?.shelf.cases[0]?.title).toBe('二つ目の題'), 5_000)
  })

  test('what is saved between opening and following is not lost', async () => {
    const { folder, live, save, titles } = await openShelf({ 'a.md': goodCase })
    await save('a.md', titled('新しい題の事例'))
    await utimes(join(folder, 'a.md'), new Date(0), new Date((await stat(folder)).mtimeMs - 60_000))
    following.push(
      followShelf(folder, live, { onChange: () => {}, onFailure: () => {}, pollMs: 50 }),
    )
    await vi.waitFor(() => expect(titles()).toEqual(['新しい題の事例']), 5_000)
  })
})
