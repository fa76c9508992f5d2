import { execFileSync } from 'node:child_process'
import { mkdir, symlink, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxFileBytes, readCaseFiles } from '../../server/cases/files.ts'
import { type CaseDisk, maxFiles, realDisk } from '../../server/cases/folder.ts'
import { CasesFolderError, loadCases } from '../../server/cases/load.ts'
import { propertyRuns } from '../support/any-text.ts'
import { goodCase } from '../support/make-case.ts'
import { makeFolder } from '../support/make-folder.ts'

const isWindows = process.platform === 'win32'

/** Runs a read beside one good file: the bad one is refused quickly, the good one is served. */
async function expectRefused(folder: string, name: string, words: RegExp) {
  const heapBefore = process.memoryUsage().heapUsed
  const start = performance.now()
  const { files, problems } = await readCaseFiles(folder)
  const ms = performance.now() - start
  expect(files.map((file) => file.name)).toEqual(['good.md'])
  expect(problems.map((problem) => problem.file)).toEqual([name])
  expect(problems[0]?.severity).toBe('error')
  expect(`${problems[0]?.got} ${problems[0]?.want}`).toMatch(words)
  expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(5 * 1024 * 1024)
  return ms
}

describe('odd files are refused before they are read, and the others go on', () => {
  test('a sparse file of 1 GB', async () => {
    const folder = await makeFolder({ 'good.md': goodCase, 'huge.md': '' })
    await truncate(join(folder, 'huge.md'), 1024 ** 3)
    await expectRefused(folder, 'huge.md', /1048576 KiB.*256 KiB/)
  })

  test('a file one byte over the limit, while one at the limit is read', async () => {
    const full = goodCase + ' '.repeat(maxFileBytes - Buffer.byteLength(goodCase))
    const folder = await makeFolder({ 'good.md': full, 'over.md': `${full} ` })
    await expectRefused(folder, 'over.md', /257 KiB.*256 KiB/)
  })

  test('a folder named like a case', async () => {
    const folder = await makeFolder({ 'good.md': goodCase })
    await mkdir(join(folder, 'folder.md'))
    await expectRefused(folder, 'folder.md', /普通のファイル/)
  })

  const onUnix = isWindows ? [] : ['symlink', 'fifo']
  test.each(onUnix)('a %s, which could lead anywhere or never end', async (kind) => {
    const folder = await makeFolder({ 'good.md': goodCase })
    const path = join(folder, 'odd.md')
    if (kind === 'symlink') await symlink(join(folder, 'good.md'), path)
    else execFileSync('mkfifo', [path])
    await expectRefused(folder, 'odd.md', /普通のファイル/)
  })

  test.each([
    ['a lone continuation byte', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a character', [0xe3, 0x81]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['Shift_JIS', [0x8e, 0x73]],
  ])('invalid UTF-8: %s', async (_, bytes) => {
    const content = Buffer.concat([Buffer.from(goodCase), Buffer.from(bytes)])
    const folder = await makeFolder({ 'good.md': goodCase, 'broken.md': content })
    await expectRefused(folder, 'broken.md', /UTF-8/)
  })
})

describe('only case files are cases', () => {
  test('README.md, dot files, other endings and folders below are passed over in silence', async () => {
    const folder = await makeFolder({
      'good.md': goodCase,
      'README.md': '# guide',
      'ReadMe.MD': '# guide',
      '._good.md': 'x',
      'notes.txt': 'x',
      'facts/good.yaml': 'x',
      'below/other.md': goodCase,
    })
    const { files, problems } = await readCaseFiles(folder)
    expect(files.map((file) => file.slug)).toEqual(['good'])
    expect(problems).toEqual([])
  })

  test('a file that vanishes between the listing and the reading is simply not there', async () => {
    const folder = await makeFolder({ 'good.md': goodCase })
    const disk = { ...realDisk, list: async () => ['good.md', 'gone.md'] }
    const { files, problems } = await readCaseFiles(folder, disk)
    expect(files).toHaveLength(1)
    expect(problems).toEqual([])
  })
})

describe('two names for one file on another system', () => {
  const bytes = Buffer.from(goodCase)
  const memory = (names: string[]): CaseDisk => ({
    list: async () => names,
    look: async () => ({ isFile: () => true, size: bytes.byteLength, mtimeMs: 0, ctimeMs: 0 }),
    read: async () => bytes,
  })

  test('names that differ only in case are all refused, whatever the order', async () => {
    for (const names of [
      ['a-b.md', 'A-B.md', 'c.md'],
      ['c.md', 'A-B.md', 'a-b.md'],
    ]) {
      const { files, problems } = await readCaseFiles('x', memory(names))
      expect(files.map((file) => file.name)).toEqual(['c.md'])
      expect(problems.map((problem) => problem.file).sort()).toEqual(['A-B.md', 'a-b.md'])
    }
  })

  test('names that differ only in Unicode form are both refused', async () => {
    const { files, problems } = await readCaseFiles(
      'x',
      memory(['が.md', 'が.md'.normalize('NFD')]),
    )
    expect(files).toEqual([])
    expect(problems).toHaveLength(2)
  })

  test('beyond the limit of files one problem says so and the first ones are read', async () => {
    const names = Array.from({ length: maxFiles + 3 }, (_, index) => `c${index}.md`)
    const { files, problems } = await readCaseFiles('x', memory(names))
    expect(files).toHaveLength(maxFiles)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.want).toContain('20000件まで')
  })
})

describe('a disk that fails', () => {
  test('every failing call costs one file at most and is reported in Japanese', async () => {
    const folder = await makeFolder({ 'a.md': goodCase, 'b.md': goodCase, 'c.md': goodCase })
    for (const code of ['EIO', 'EACCES', 'EMFILE', 'EISDIR']) {
      for (let failing = 1; failing <= 6; failing += 1) {
        const { files, problems } = await readCaseFiles(folder, failAt(failing, code))
        expect(files).toHaveLength(2)
        expect(problems).toHaveLength(1)
        expect(problems[0]?.got).toBe(`読めないファイル（${code}）`)
      }
    }
  })

  test('a file that grows after the look is still refused', async () => {
    const folder = await makeFolder({ 'a.md': goodCase })
    const disk = { ...realDisk, read: async () => new Uint8Array(maxFileBytes + 1) }
    const { files, problems } = await readCaseFiles(folder, disk)
    expect(files).toEqual([])
    expect(problems[0]?.want).toBe('256 KiB 以下')
  })

  test('a missing folder, or a file in its place, is one error with its cause', async () => {
    const folder = await makeFolder({ 'a.md': goodCase })
    for (const path of [join(folder, 'nowhere'), join(folder, 'a.md')]) {
      const error = await loadCases(path).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(CasesFolderError)
      expect(String(error)).toContain('を読めません')
      expect((error as CasesFolderError).cause).toBeInstanceOf(Error)
    }
  })

  test('a folder without cases is an empty shelf', async () => {
    expect(await loadCases(await makeFolder())).toEqual({ cases: [], problems: [] })
  })
})

function failAt(failing: number, code: string): CaseDisk {
  let calls = 0
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1
    if (calls === failing) throw Object.assign(new Error('planned'), { code })
    return work()
  }
  return {
    list: realDisk.list,
    look: (path) => guard(() => realDisk.look(path)),
    read: (path) => guard(() => realDisk.read(path)),
  }
}

test('any bytes at all are either text or a problem, never an exception', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (content) => {
      const disk: CaseDisk = {
        list: async () => ['x.md'],
        look: async () => ({
          isFile: () => true,
          size: content.byteLength,
          mtimeMs: 0,
          ctimeMs: 0,
        }),
        read: async () => content,
      }
      const { files, problems } = await readCaseFiles('x', disk)
      expect(files.length + problems.length).toBe(1)
    }),
    { numRuns: propertyRuns },
  )
})
