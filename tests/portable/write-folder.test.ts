/** A pack on a disk: all of it or the earlier one, and never in place of what is not ours. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFolder } from '../../scripts/pack/check-folder.ts'
import { manifestName, writeManifest } from '../../scripts/pack/manifest.ts'
import { isSafePath, type PackFiles } from '../../scripts/pack/pack-files.ts'
import { writeFolder } from '../../scripts/pack/write-folder.ts'
import { makeFolder } from '../support/make-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const edition = { collected: '2026-11-28', version: '0.1.0', cases: 1 }

/** Files with the list that makes them a pack. */
function makePack(files: Readonly<Record<string, string>>): PackFiles {
  const all = new Map(Object.entries(files))
  return all.set(manifestName, writeManifest(all, edition))
}

const older = makePack({ 'index.html': '前の版', 'cases/gone.html': '公開をやめた事例' })
const newer = makePack({ 'index.html': '今の版', 'data/parts.js': 'kaizenParts([])' })

async function readPack(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const contents = paths.map(
    async (path) => [path.slice(folder.length + 1), await readFile(path)] as const,
  )
  return new Map(await Promise.all(contents))
}

const asBytes = (files: PackFiles) =>
  new Map([...files].map(([path, content]) => [path, Buffer.from(content as Uint8Array)]))

const expectPack = async (folder: string, files: PackFiles) =>
  expect(await readPack(folder)).toEqual(asBytes(files))

describe('writing a pack', () => {
  it('makes the folder, and takes the place of an earlier pack whole', async () => {
    const parent = await makeFolder()
    const place = join(parent, '庁内 共有 #1/100%')
    await writeFolder(place, older)
    await expectPack(place, older)
    await writeFolder(place, newer)
    await expectPack(place, newer)
    expect(await readdir(join(place, '..'))).toEqual(['100%'])
  })

  it('takes an empty folder, and a pack of which files are missing or changed', async () => {
    const place = await makeFolder()
    await writeFolder(place, older)
    await rm(join(place, 'cases'), { recursive: true })
    await writeFile(join(place, 'index.html'), '壊れた')
    await writeFolder(place, newer)
    await expectPack(place, newer)
  })

  it('reads back as what was given, whatever the bytes and names', async () => {
    const part = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,6}$/)
    const path = fc
      .tuple(fc.array(part, { maxLength: 2 }), part, fc.constantFrom('html', 'js', 'txt'))
      .map(([folders, name, ending]) => [...folders, `${name}.${ending}`].join('/'))
      .filter(isSafePath)
    const content = fc.oneof(fc.string(), fc.uint8Array())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(path, content)), async (pairs) => {
        const files = new Map<string, Uint8Array | string>(pairs)
        const place = join(await makeFolder(), 'pack')
        await writeFolder(place, files.set(manifestName, writeManifest(files, edition)))
        await expectPack(place, files)
        expect(await checkFolder(place)).toMatchObject({ missing: [], changed: [], extra: [] })
      }),
      { numRuns: 30 },
    )
  })
})

describe('what is not ours', () => {
  it('stays: a folder of somebody, a file, a link, a foreign list', async () => {
    const parent = await makeFolder({
      'own/letter.txt': '大事',
      'other/MANIFEST.txt': '# another program',
      file: 'x',
    })
    await symlink(join(parent, 'own'), join(parent, 'link'))
    for (const name of ['own', 'other']) {
      await expect(writeFolder(join(parent, name), newer)).rejects.toThrow('ほかのものが入って')
    }
    for (const name of ['file', 'link']) {
      await expect(writeFolder(join(parent, name), newer)).rejects.toThrow(
        'フォルダーではありません',
      )
    }
    expect((await readdir(parent)).sort()).toEqual(['file', 'link', 'other', 'own'])
    expect(await readFile(join(parent, 'own/letter.txt'), 'utf8')).toBe('大事')
  })

  it('stays also within an earlier pack, and is named', async () => {
    const place = join(await makeFolder(), 'pack')
    await writeFolder(place, older)
    await writeFile(join(place, 'cases/メモ.txt'), '大事')
    await expect(writeFolder(place, newer)).rejects.toThrow('cases/メモ.txt')
    expect(await readFile(join(place, 'cases/メモ.txt'), 'utf8')).toBe('大事')
    expect(await readFile(join(place, 'index.html'), 'utf8')).toBe('前の版')
  })

  it('stays where the earlier pack would step aside', async () => {
    const parent = await makeFolder({ 'pack.former/letter.txt': '大事' })
    const place = join(parent, 'pack')
    await expect(writeFolder(place, older)).rejects.toThrow('ほかのものが入って')
    expect(await readFile(join(parent, 'pack.former/letter.txt'), 'utf8')).toBe('大事')
  })
})

describe('a pack that cannot be written whole', () => {
  it.each([
    ['a name that the disk refuses', `cases/${'a'.repeat(300)}.html`],
    ['a file where a folder has to be', 'index.html/x.html'],
  ])('leaves the earlier one as it was: %s', async (_, path) => {
    const parent = await makeFolder()
    const place = join(parent, 'pack')
    await writeFolder(place, older)
    const broken = new Map(newer).set(path, 'x')
    await expect(writeFolder(place, broken)).rejects.toThrow(
      /に書けません。.*前のものは変えていません/,
    )
    await expectPack(place, older)
    expect(await readdir(parent)).toEqual(['pack'])
  })

  it.each(['../x', 'a//b', '.hidden', 'con.html', 'a/NUL', 'dot.', '事例.html', 'a b', ''])(
    'is not begun with a file named %j',
    async (path) => {
      const parent = await makeFolder()
      await expect(writeFolder(join(parent, 'pack'), new Map([[path, 'x']]))).rejects.toThrow(
        'ファイルの名に使えません',
      )
      expect(await readdir(parent)).toEqual([])
    },
  )

  it('is not begun with names that Windows cannot tell apart', async () => {
    const files = new Map([
      ['a.html', ''],
      ['A.html', ''],
    ])
    const place = join(await makeFolder(), 'pack')
    await expect(writeFolder(place, files)).rejects.toThrow('大文字と小文字だけが違う')
  })

  it('leaves the earlier one to readers when its writer is killed, at whatever moment', async () => {
    const parent = await makeFolder()
    const place = join(parent, 'pack')
    await writeFolder(place, older)
    for (const filesBefore of [0, 40, 200]) {
      await killWriter(place, filesBefore)
      await expectPack(place, older)
    }
    await writeFolder(place, newer)
    await expectPack(place, newer)
  })

  it('comes back at the next writing where its writer was killed between the two moves', async () => {
    const parent = await makeFolder()
    const place = join(parent, 'pack')
    await writeFolder(place, older)
    await rename(place, `${place}.former`)
    const broken = new Map(newer).set('index.html/x.html', '')
    await expect(writeFolder(place, broken)).rejects.toThrow('前のものは変えていません')
    await expectPack(place, older)
    await rename(place, `${place}.former`)
    await writeFolder(place, newer)
    await expectPack(place, newer)
    expect(await readdir(parent)).toEqual(['pack'])
  })

  it('is cleared away an hour later, and nothing else beside the place is', async () => {
    const parent = await makeFolder()
    const left = 'pack.tmp-00000000-0000-4000-8000-000000000000'
    const names = [left, left.replace(/0$/, '1'), 'pack.tmp-mine']
    for (const name of names) await mkdir(join(parent, name, 'data'), { recursive: true })
    const longAgo = new Date(Date.now() - 2 * 3_600_000)
    for (const name of [left, 'pack.tmp-mine']) await utimes(join(parent, name), longAgo, longAgo)
    await writeFolder(join(parent, 'pack'), newer)
    expect((await readdir(parent)).sort()).toEqual(['pack', ...names.slice(1)].sort())
  })
})

/** Starts to write a large pack in a process of its own, and kills it once so many files are there. */
async function killWriter(place: string, filesBefore: number): Promise<void> {
  const before = new Set(await readdir(join(place, '..')))
  const program = `
    const { writeFolder } = await import('./scripts/pack/write-folder.ts')
    const page = 'x'.repeat(20000)
    const files = new Map(Array.from({ length: 50000 }, (_, number) => [\`p\${number}.html\`, page]))
    await writeFolder(process.argv[1], files)`
  const options = ['--import', 'tsx', '--input-type=module', '--eval', program, place]
  const writer = spawn(process.execPath, options, { cwd: root, stdio: 'ignore' })
  const end = once(writer, 'exit')
  await expect
    .poll(() => countBeside(place, before), { interval: 2 })
    .toBeGreaterThanOrEqual(filesBefore)
  writer.kill('SIGKILL')
  expect(await end).toEqual([null, 'SIGKILL'])
}

async function countBeside(place: string, before: ReadonlySet<string>): Promise<number> {
  const parent = join(place, '..')
  const beside = (await readdir(parent)).find((name) => !before.has(name))
  return beside === undefined ? -1 : (await readdir(join(parent, beside))).length
}
