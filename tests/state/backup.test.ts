/** Copies of the state: taken from under a writer, whole, and put back only where nobody uses the state. */

import { execFile } from 'node:child_process'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runBackup } from '../../scripts/state/backup-command.ts'
import { runRestore } from '../../scripts/state/restore-command.ts'
import { openState } from '../../server/state/database.ts'
import { makeFolder } from '../support/make-folder.ts'
import { buildWriter, startWriter } from './start-writer.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

afterEach(() => {
  vi.unstubAllEnvs()
})

type Command = typeof runBackup | typeof runRestore

/** Runs a command for the state of this folder. */
async function run(command: Command, folder: string, ...words: string[]) {
  vi.stubEnv('STATE_DIR', folder)
  const said: string[] = []
  const code = await command(words, { write: (text) => said.push(text) })
  return { code, said: said.join('') }
}

/** The same as a process of its own, which has let go of every file when it ends. */
async function runAlone(name: 'backup' | 'restore', folder: string, ...words: string[]) {
  const program = ['--import', 'tsx', `scripts/state/${name}.ts`, ...words]
  const options = { cwd: root, env: { ...process.env, STATE_DIR: folder } }
  return new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(process.execPath, program, options, (error, _stdout, said) => {
      resolve({ code: error ? error.code : 0, said })
    })
  })
}

async function makeStateOf(folder: string, ...ids: string[]): Promise<void> {
  const database = await openState(folder)
  for (const id of ids) {
    database.run(
      `INSERT INTO accounts (id, name, name_key, role, created_at) VALUES (?, ?, ?, 'member', 0)`,
      ...[id, id, id],
    )
  }
  database.close()
}

async function listIds(folder: string): Promise<string[]> {
  const database = await openState(folder)
  const rows = database.all<{ id: string }>('SELECT id FROM accounts')
  expect(database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  database.close()
  return rows.map(({ id }) => id)
}

const oneLine = (words: RegExp) => new RegExp(`^[^\n]*${words.source}[^\n]*\n$`)

describe('while a process writes', () => {
  it('a copy is whole and has all that was kept before it; restoring waits until the process has gone', async () => {
    const [folder, copies] = [await makeFolder(), await makeFolder()]
    const writer = startWriter(await buildWriter(), folder)
    await writer.said(20)
    const before = writer.acknowledged()
    const copy = join(copies, '控え #1?.db')
    const backup = await runAlone('backup', folder, copy)
    expect(backup).toEqual({ code: 0, said: expect.stringMatching(oneLine(/控えを書き、壊れて/)) })
    await writer.said(writer.acknowledged().length + 10)

    const restore = await runAlone('restore', folder, copy)
    expect(restore).toEqual({
      code: 1,
      said: expect.stringMatching(oneLine(/使っています。止めて/)),
    })
    await writer.said(writer.acknowledged().length + 10)
    const after = await writer.kill()

    expect(await runAlone('restore', folder, copy)).toMatchObject({ code: 0 })
    const restored = await listIds(folder)
    expect(restored).toEqual(expect.arrayContaining(before))
    expect(restored.length).toBeLessThan(after.length)
    const aside = (await readdir(folder)).find((name) => /^library\.db\.before-\d+T\d+$/.test(name))
    const former = await makeFolder({ 'library.db': await readFile(join(folder, aside ?? '')) })
    expect(await listIds(former)).toEqual(expect.arrayContaining(after))
    // Only the state itself, as it was and as it is: nothing half done is left.
    expect(await readdir(copies)).toEqual(['控え #1?.db'])
    expect((await readdir(folder)).filter((name) => name.includes('.tmp'))).toEqual([])
  }, 30_000)
})

describe('npm run state:backup', () => {
  it('leaves an existing file alone unless it is told to replace it', async () => {
    const [folder, copies] = [await makeFolder(), await makeFolder({ 'a.db': 'mine' })]
    await makeStateOf(folder, 'a')
    const copy = join(copies, 'a.db')
    expect(await run(runBackup, folder, copy)).toEqual({
      code: 1,
      said: expect.stringMatching(oneLine(/すでにあります/)),
    })
    expect(await readFile(copy, 'utf8')).toBe('mine')
    expect(await run(runBackup, folder, copy, '--replace')).toMatchObject({ code: 0 })
    expect(await run(runRestore, await makeFolder(), copy)).toMatchObject({ code: 0 })
    expect(await readdir(copies)).toEqual(['a.db'])
  })

  it.skipIf(process.platform === 'win32')('writes for nobody else to read', async () => {
    const [folder, copies] = [await makeFolder(), await makeFolder()]
    await makeStateOf(folder)
    await run(runBackup, folder, join(copies, 'a.db'))
    expect((await stat(join(copies, 'a.db'))).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['no file', [], /使い方/],
    ['two files', ['a', 'b'], /使い方/],
    ['an unknown word', ['a', '--all'], /使い方/],
    ['a folder that is not there', ['/nowhere/at/all/a.db'], /フォルダーがありません/],
  ])('refuses %s in one line', async (_what, words, says) => {
    const folder = await makeFolder()
    await makeStateOf(folder)
    const { code, said } = await run(runBackup, folder, ...words)
    expect([code, said]).toEqual([1, expect.stringMatching(oneLine(says))])
  })

  it('makes no state where there is none', async () => {
    const folder = await makeFolder()
    const { code, said } = await run(runBackup, folder, join(folder, 'a.db'))
    expect([code, said]).toEqual([1, expect.stringMatching(oneLine(/状態がありません/))])
    expect(await readdir(folder)).toEqual([])
  })

  it('writes no copy of a damaged database', async () => {
    const [folder, copies] = [await makeFolder(), await makeFolder()]
    await makeStateOf(folder, ...Array.from({ length: 300 }, (_, index) => `account-${index}`))
    await run(runBackup, folder, join(copies, 'whole.db'))
    const bytes = await readFile(join(copies, 'whole.db'))
    await rm(join(copies, 'whole.db'))
    // Behind the first pages, so that it opens.
    const damaged = await makeFolder({ 'library.db': bytes.fill(0x5a, 4096 * 2) })
    const { code, said } = await run(runBackup, damaged, join(copies, 'a.db'))
    expect([code, said]).toEqual([1, expect.stringMatching(oneLine(/壊れています/))])
    expect(await readdir(copies)).toEqual([])
  })
})

describe('npm run state:restore', () => {
  it('puts a copy where there is no state', async () => {
    const [folder, copies] = [await makeFolder(), await makeFolder()]
    await makeStateOf(folder, 'a', 'b')
    await run(runBackup, folder, join(copies, 'a.db'))
    const elsewhere = join(await makeFolder(), 'new')
    expect(await run(runRestore, elsewhere, join(copies, 'a.db'))).toMatchObject({ code: 0 })
    expect(await listIds(elsewhere)).toEqual(['a', 'b'])
  })

  it('puts a copy in the place of a damaged state, which is kept beside', async () => {
    const [folder, copies] = [await makeFolder(), await makeFolder()]
    await makeStateOf(folder, 'a')
    await run(runBackup, folder, join(copies, 'a.db'))
    const damaged = await makeFolder({ 'library.db': 'damaged'.repeat(999) })
    expect(await run(runRestore, damaged, join(copies, 'a.db'))).toMatchObject({ code: 0 })
    expect(await listIds(damaged)).toEqual(['a'])
    expect((await readdir(damaged)).some((name) => name.startsWith('library.db.before-'))).toBe(
      true,
    )
  })

  it.each([
    ['what is no database', async () => 'text'.repeat(999), /壊れているか、データベースでは/],
    ['an empty file', async () => '', /控えではありません/],
    [
      'a copy that has lost its end',
      async () => {
        const folder = await makeFolder()
        await makeStateOf(folder, 'a')
        await run(runBackup, folder, join(folder, 'a.db'))
        return (await readFile(join(folder, 'a.db'))).subarray(0, 20_000)
      },
      /壊れているか/,
    ],
    [
      'a copy of a newer program',
      async () => {
        const folder = await makeFolder()
        const database = await openState(folder)
        database.get('PRAGMA user_version = 9')
        await database.copyTo(join(folder, 'a.db'))
        database.close()
        return readFile(join(folder, 'a.db'))
      },
      /版9.*新しい版の本体/,
    ],
  ])('refuses %s in one line, and changes nothing', async (_what, make, says) => {
    const folder = await makeFolder()
    await makeStateOf(folder, 'mine')
    const copies = await makeFolder({ 'a.db': await make() })
    const { code, said } = await run(runRestore, folder, join(copies, 'a.db'))
    expect([code, said]).toEqual([1, expect.stringMatching(oneLine(says))])
    expect(await listIds(folder)).toEqual(['mine'])
    expect((await readdir(folder)).filter((name) => /before|tmp/.test(name))).toEqual([])
  })

  it.each([[[]], [['a', 'b']], [['--all']], [['/nowhere/at/all.db']]])(
    'refuses an order that makes no sense: %j',
    async (words) => {
      const { code, said } = await run(runRestore, await makeFolder(), ...words)
      expect([code, said]).toEqual([1, expect.stringMatching(oneLine(/使い方|ありません/))])
    },
  )
})
