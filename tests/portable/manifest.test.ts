/** The list of the files of a pack, and who holds a folder against it. */

import { spawnSync } from 'node:child_process'
import { appendFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runCheck } from '../../scripts/pack/check-command.ts'
import { checkFolder } from '../../scripts/pack/check-folder.ts'
import { manifestName, readManifest, writeManifest } from '../../scripts/pack/manifest.ts'
import { makeFolder } from '../support/make-folder.ts'

const edition = { collected: '2026-11-28', version: '0.1.0', cases: 2 }

const files = new Map<string, Uint8Array | string>([
  ['index.html', '<!doctype html>はじめ'],
  ['data/words-01.js', new Uint8Array([255, 254, 0, 1])],
  ['cases/akashi.html', ''],
])

/** A pack as somebody was given it. */
function makePack(): Promise<string> {
  return makeFolder({
    ...Object.fromEntries(files),
    [manifestName]: writeManifest(files, edition),
  })
}

async function check(...words: string[]) {
  const said: string[] = []
  const code = await runCheck(words, { write: (text) => said.push(text) })
  return { code, said: said.join('') }
}

describe('MANIFEST.txt', () => {
  it('names every file but itself with its size and SHA-256, in one order, whatever the order they came in', () => {
    const text = writeManifest(files, edition)
    expect(readManifest(text)?.map(({ path, size }) => [path, size])).toEqual([
      ['cases/akashi.html', 0],
      ['data/words-01.js', 4],
      ['index.html', 24],
    ])
    expect(text).toContain('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  0  ')
    const turned = new Map([...files].reverse()).set(manifestName, 'an older one')
    expect(writeManifest(turned, edition)).toBe(text)
  })

  it('says in its head what it lists', () => {
    const text = writeManifest(files, edition)
    expect(text).toContain('# 収録日 2026-11-28\n# 事例 2件\n')
    expect(text).toContain('# ファイル 3（このファイルを除く）、合わせて 28 バイト\n')
  })

  it('is checked by the line that it gives for a shell', async () => {
    const folder = await makePack()
    const line = /^# {3}(sed .*)$/m.exec(writeManifest(files, edition))?.[1] ?? ''
    const run = () => spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' })
    expect(run()).toMatchObject({ status: 0, stdout: '', stderr: '' })
    await appendFile(join(folder, 'index.html'), ' ')
    const { status, stdout } = run()
    expect(status).toBe(1)
    expect(stdout).toContain('index.html')
  })

  it('is not read where a row leads out of the folder or is none', () => {
    const good = writeManifest(files, edition)
    for (const path of ['../stranger', '/etc/passwd', 'a/../../b', 'C:\\x', '']) {
      expect(readManifest(`${good}${'0'.repeat(64)}  1  ${path}\n`)).toBeUndefined()
    }
    expect(readManifest(`${good}not a row\n`)).toBeUndefined()
    expect(readManifest('')).toBeUndefined()
  })

  it('never leads out of the folder, whatever somebody adds to it', () => {
    const good = writeManifest(files, edition)
    const path = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.stringMatching(/^[./\\a-z: ]{1,9}$/),
    )
    fc.assert(
      fc.property(path, (added) => {
        const rows = readManifest(`${good}${'0'.repeat(64)}  1  ${added}`) ?? []
        for (const each of rows)
          expect(each.path).toMatch(/^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)*$/)
      }),
    )
  })
})

describe('npm run pack:check', () => {
  it('says that all is as listed, and the SHA-256 of the list itself', async () => {
    const { code, said } = await check(await makePack())
    expect(code).toBe(0)
    expect(said).toMatch(
      /^3のファイルは、どれも一覧のとおりです。\nMANIFEST\.txt の SHA-256: [0-9a-f]{64}\n$/,
    )
  })

  it('names what is missing, what was changed and what is too much', async () => {
    const folder = await makePack()
    await rm(join(folder, 'cases/akashi.html'))
    await writeFile(join(folder, 'data/words-01.js'), new Uint8Array([255, 254, 0, 2]))
    await writeFile(join(folder, 'data/words-02.js'), '')
    expect(await checkFolder(folder)).toMatchObject({
      missing: ['cases/akashi.html'],
      changed: ['data/words-01.js'],
      extra: ['data/words-02.js'],
    })
    const { code, said } = await check(folder)
    expect(code).toBe(1)
    expect(said).toContain('ないファイル（1）\n  cases/akashi.html\n')
    expect(said).toContain('変わったファイル（1）\n  data/words-01.js\n')
    expect(said).toContain('一覧にないファイル（1）\n  data/words-02.js\n')
  })

  it('takes a link for no file of the pack, even one to the very same bytes', async () => {
    const folder = await makePack()
    const elsewhere = await makePack()
    await rm(join(folder, 'index.html'))
    await symlink(join(elsewhere, 'index.html'), join(folder, 'index.html'))
    expect(await checkFolder(folder)).toMatchObject({
      missing: ['index.html'],
      extra: ['index.html（ファイルでない）'],
    })
  })

  it('says so where there is no pack, and how it is used', async () => {
    const folder = await makeFolder({ 'MANIFEST.txt': '# another program\n' })
    expect(await check(folder)).toEqual({
      code: 1,
      said: `${folder} には、この図書館の MANIFEST.txt がありません。\n`,
    })
    expect((await check(join(folder, 'nowhere'))).code).toBe(1)
    for (const words of [[], ['--help'], [folder, folder]]) {
      expect(await check(...words)).toMatchObject({
        code: 2,
        said: expect.stringMatching(/^使い方/),
      })
    }
  })
})
