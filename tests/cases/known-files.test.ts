import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { openParseCache } from '../../server/cases/parse-cache.ts'
import { openTroubles } from '../../server/troubles.ts'
import { goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

/** Opens the folder as the library does; answers the titles, and the files that were read for them. */
async function openFolder(folder: string) {
  const read: string[] = []
  const disk: typeof realDisk = {
    ...realDisk,
    read: (path, most) => {
      read.push(path.slice(path.lastIndexOf('/') + 1))
      return realDisk.read(path, most)
    },
  }
  const cache = await openParseCache(join(folder, 'data'), openTroubles(expect.unreachable))
  const live = await openLiveShelf(join(folder, 'cases'), disk, cache.parse, cache.recall)
  await Promise.all([cache.keep(), cache.close()])
  return { titles: live.shelf().cases.map(({ title }) => title), read: read.sort() }
}

const names = ['a.md', 'b.md']

async function makeCases(): Promise<string> {
  const folder = await makeFolder()
  await mkdir(join(folder, 'cases'))
  for (const name of names) await save(folder, name, goodCase, 60)
  return folder
}

/** Saves a file and makes it seem so many seconds old. */
async function save(folder: string, name: string, text: string, age: number): Promise<void> {
  const file = join(folder, 'cases', name)
  await writeFile(file, text)
  const then = Date.now() / 1000 - age
  await utimes(file, then, then)
}

test('a file that nobody has touched is not read again, one that was saved is', async () => {
  const folder = await makeCases()
  const first = await openFolder(folder)
  expect(first.read).toEqual(names)
  expect(await openFolder(folder)).toEqual({ titles: first.titles, read: [] })
  const title = first.titles[0] ?? expect.unreachable()
  await save(folder, 'b.md', goodCase.replace(title, `${title}の後`), 30)
  const changed = await openFolder(folder)
  expect(changed).toEqual({ titles: [title, `${title}の後`], read: ['b.md'] })
  expect(await openFolder(folder)).toEqual({ ...changed, read: [] })
})

test('a file saved a moment ago is read again, for it may have been saved once more since', async () => {
  const folder = await makeCases()
  await save(folder, 'a.md', goodCase, 0)
  await openFolder(folder)
  expect((await openFolder(folder)).read).toEqual(['a.md'])
})

test('where the results are gone every file is read', async () => {
  const folder = await makeCases()
  const first = await openFolder(folder)
  await writeFile(join(folder, 'data', 'parses.bin'), 'KZK1 nothing of ours')
  const cases = join(folder, 'cases')
  const cache = await openParseCache(join(folder, 'data'), { ...openTroubles(() => undefined) })
  const live = await openLiveShelf(cases, realDisk, cache.parse, cache.recall)
  await cache.close()
  expect(live.shelf().cases.map(({ title }) => title)).toEqual(first.titles)
})
