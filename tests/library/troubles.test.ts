import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type LibraryOptions, openLibrary } from '../../server/library/open-library.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'
import { openTroubles } from '../../server/troubles.ts'
import { makeFolder } from '../support/make-folder.ts'
import { noModel, search, smallCases } from '../support/test-library.ts'

function openList(pauseMs?: number) {
  const lines: string[] = []
  const troubles = openTroubles((line) => lines.push(line), pauseMs)
  onTestFinished(troubles.close)
  return { troubles, lines }
}

describe('the list of troubles', () => {
  test('the same trouble is one entry and one line, however its reason is worded each time', () => {
    const { troubles, lines } = openList()
    for (let at = 0; at < 50; at += 1) troubles.report('unwritable', 'a.bin', `ENOSPC ${at}.tmp`)
    troubles.report('unwritable', 'b.bin', new Error('ENOSPC'))
    expect(troubles.list().map(({ subject }) => subject)).toEqual(['a.bin', 'b.bin'])
    expect(lines).toHaveLength(2)
  })

  test('what is right again is said once, and what has never been wrong is not', () => {
    const { troubles, lines } = openList()
    troubles.clear('model')
    troubles.report('model', '', 'died')
    troubles.clear('model')
    troubles.clear('model')
    expect(troubles.list()).toEqual([])
    expect(lines).toEqual([expect.stringContaining('died'), expect.stringMatching(/^直りました/)])
  })

  test('a write that fails is tried until it succeeds', async () => {
    const { troubles, lines } = openList(5)
    let room = 0
    await troubles.write('a.bin', async () => {
      if (++room < 4) throw new Error(`ENOSPC ${Math.random()}`)
    })
    expect(troubles.list().map(({ kind }) => kind)).toEqual(['unwritable'])
    await vi.waitFor(() => expect(troubles.list()).toEqual([]))
    expect([room, lines.length]).toEqual([4, 2])
  })

  test('a newer write of the file takes the place of the one that waits', async () => {
    const { troubles } = openList(20)
    const written: string[] = []
    await troubles.write('a.bin', async () => {
      written.push('old')
      throw new Error('ENOSPC')
    })
    await troubles.write('a.bin', async () => void written.push('new'))
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(written).toEqual(['old', 'new'])
  })
})

async function open(options: Partial<LibraryOptions>) {
  const lines: string[] = []
  const library = await openLibrary({
    ...{ casesFolder: smallCases, dataFolder: join(await makeFolder(), 'data') },
    ...{ log: (line: string) => void lines.push(line), model: noModel },
    ...options,
  })
  onTestFinished(() => library.close())
  const kinds = () => library.troubles().map(({ kind }) => kind)
  return { library, lines, kinds }
}

const madeModel = {
  ...{ model: modelFolder, modelThread: new URL('../search/made-model.mjs', import.meta.url) },
  ...{ modelPauseMs: { first: 300, longest: 600 }, waitForVectors: true },
}

describe('a model whose thread dies after the start', () => {
  test.each(['例外', '終了'])('by %s is said, left out, started again and back', async (how) => {
    const { library, lines, kinds } = await open(madeModel)
    expect(library.health().status).toBe('ok')
    expect((await search(library, `${how}の起きた窓口`)).degraded?.join()).toContain('意味')
    expect(library.health()).toMatchObject({
      ...{ status: 'degraded', degraded: ['意味での検索が使えません'] },
    })
    await vi.waitFor(() => expect(kinds()).toEqual([]), 10_000)
    expect((await search(library, '窓口の待ち時間')).degraded).toBeUndefined()
    expect(lines).toHaveLength(2)
  })
})

test('a disk that refuses and then takes leaves no trouble behind', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const folder = await makeFolder()
  const dataFolder = join(folder, 'data')
  await writeFile(dataFolder, 'a file where the folder should be')
  const { library, kinds } = await open({ dataFolder })
  await vi.waitFor(() => expect(kinds()).toContain('unwritable'))
  await rm(dataFolder)
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  await vi.waitFor(() => expect(kinds()).toEqual(['model']), 10_000)
  expect(library.health().degraded).toEqual(['意味での検索が使えません'])
})

test('a damaged file of vectors is replaced, and is then no trouble', async () => {
  const dataFolder = await makeFolder()
  for (const name of ['vectors.bin', 'vectors-recent.bin']) {
    await writeFile(join(dataFolder, name), 'KZK1 no vectors at all')
  }
  const { lines, kinds } = await open({ ...madeModel, dataFolder })
  expect(kinds()).toEqual([])
  expect(lines.filter((line) => line.includes('作り直します'))).toHaveLength(4)
  const again = await open({ ...madeModel, dataFolder })
  expect(again.lines).toEqual([])
})

test('a damaged file of any cache is said, replaced or removed, and is then no trouble', async () => {
  const dataFolder = await makeFolder()
  const names = [
    'parses.bin',
    'stamps.bin',
    'analyses.bin',
    'digests.bin',
    'vectors.bin',
    'vectors-recent.bin',
  ]
  for (const name of names) await writeFile(join(dataFolder, name), 'KZK1 nothing of ours')
  const { lines, kinds } = await open({ ...madeModel, dataFolder })
  expect(kinds()).toEqual([])
  for (const name of names) {
    expect(lines.filter((line) => line.includes(join(dataFolder, name)))).toHaveLength(2)
  }
  const again = await open({ ...madeModel, dataFolder })
  expect(again.lines).toEqual([])
})

test('a folder of cases that goes away is a trouble, and none when it is back', async () => {
  const folder = await makeFolder()
  const [cases, away] = [join(folder, 'cases'), join(folder, 'away')]
  await cp(smallCases, cases, { recursive: true })
  const { library, kinds } = await open({ casesFolder: cases, live: true })
  // The first look at the folder is over when it has noticed a change.
  await rm(join(cases, 'sora-town-koho.md'))
  await vi.waitFor(() => expect(library.health().cases).toBe(9), 15_000)
  await rename(cases, away)
  await vi.waitFor(() => expect(kinds()).toContain('folder'), 15_000)
  expect(library.health().cases).toBe(9)
  await rename(away, cases)
  await vi.waitFor(() => expect(kinds()).not.toContain('folder'), 15_000)
}, 40_000)
