/** The database of the state: what it promises to whoever keeps something in it. */

import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasState, openState, type StateDatabase } from '../../server/state/database.ts'
import { isTaken } from '../../server/state/failures.ts'
import { makeFolder } from '../support/make-folder.ts'
import { makeState } from '../support/state.ts'

const insert = `INSERT INTO accounts (id, name, name_key, role, created_at) VALUES (?, ?, ?, 'member', 0)`

function add(database: StateDatabase, id: string): number {
  return database.run(insert, id, id, id)
}

function listIds(database: StateDatabase): string[] {
  return database.all<{ id: string }>('SELECT id FROM accounts ORDER BY id').map(({ id }) => id)
}

function catchError(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  return undefined
}

describe('a state', () => {
  it.skipIf(process.platform === 'win32')(
    'is made where there is none, for nobody else to read',
    async () => {
      const folder = join(await makeFolder(), 'a', 'state')
      expect(await hasState(folder)).toBe(false)
      await makeState(folder)
      expect(await hasState(folder)).toBe(true)
      const rights = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
      expect(await rights(folder)).toBe('700')
      for (const name of ['library.db', 'library.db-wal', 'library.db-shm']) {
        expect(await rights(join(folder, name)), name).toBe('600')
      }
    },
  )

  it('waits for the disk at every commit, and lets others read meanwhile', async () => {
    const database = await makeState()
    const read = (name: string) => Object.values(database.get<object>(`PRAGMA ${name}`) ?? {})[0]
    const names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout']
    expect(names.map(read)).toEqual(['wal', 2, 1, 2000])
  })

  it('answers rows with their columns and nothing else', async () => {
    const database = await makeState()
    expect(add(database, 'a')).toBe(1)
    expect(database.get('SELECT id, passphrase FROM accounts')).toEqual({
      id: 'a',
      passphrase: null,
    })
    expect(database.all('SELECT id FROM accounts')).toEqual([{ id: 'a' }])
    expect(database.get('SELECT id FROM accounts WHERE id = ?', 'b')).toBeUndefined()
    expect(database.get('SELECT ? AS value', null)).toEqual({ value: null })
  })

  it.each([true, undefined, Number.NaN, {}, 'a\0b'])(
    'refuses a value that the engine would end the process for, or cut: %j',
    async (value) => {
      const database = await makeState()
      expect(() => database.get('SELECT ? AS value', value as never)).toThrow(TypeError)
    },
  )

  it('keeps all of a transaction or nothing, and work within it belongs to it', async () => {
    const database = await makeState()
    const failing = () =>
      database.transact(() => {
        add(database, 'a')
        database.transact(() => add(database, 'b'))
        throw new Error('changed my mind')
      })
    expect(failing).toThrow('changed my mind')
    expect(listIds(database)).toEqual([])
    expect(database.transact(() => database.transact(() => add(database, 'c')))).toBe(1)
    expect(listIds(database)).toEqual(['c'])
  })

  it('tells whoever asks that a name is taken', async () => {
    const database = await makeState()
    add(database, 'a')
    expect(isTaken(catchError(() => add(database, 'a')))).toBe(true)
    expect(isTaken(catchError(() => database.run('INSERT INTO nowhere VALUES (1)')))).toBe(false)
  })

  it('deletes with an account everything of it', async () => {
    const database = await makeState()
    add(database, 'a')
    database.run(`INSERT INTO sessions VALUES ('s', 'a', 0, 0)`)
    database.run(`INSERT INTO kept VALUES ('a', 'lists', '{}', 0)`)
    database.run(`INSERT INTO shares VALUES ('k', 'a', 'lists', '{}', 0, 0)`)
    database.run(`INSERT INTO invitations VALUES ('a', 'i', 0, 0)`)
    database.run(`DELETE FROM accounts WHERE id = 'a'`)
    for (const table of ['sessions', 'kept', 'shares', 'invitations']) {
      expect(database.all(`SELECT * FROM ${table}`), table).toEqual([])
    }
  })
})

describe('where nothing can be kept', () => {
  it('a full disk is said, what is kept is read, and goes on being kept once there is room', async () => {
    const database = await makeState()
    add(database, 'a')
    database.get('PRAGMA max_page_count = 1')
    const fill = () => add(database, 'x'.repeat(9000))
    expect(fill).toThrow(
      expect.objectContaining({
        ...{ code: 'CANNOT_KEEP', status: 503 },
        message: 'いまは変更を保存できません（保存場所に空きがありません）。読むことはできます。',
      }),
    )
    expect(() => database.transact(fill)).toThrow(/空きがありません/)
    expect(listIds(database)).toEqual(['a'])
    database.get('PRAGMA max_page_count = 1000000')
    expect(database.transact(fill)).toBe(1)
  })

  it('a change is refused while another process writes for long, and reading goes on', async () => {
    const folder = await makeFolder()
    const [database, other] = [await makeState(folder), await makeState(folder)]
    add(database, 'a')
    database.get('PRAGMA busy_timeout = 0')
    other.transact(() => {
      expect(() => add(database, 'b')).toThrow(/^いまは変更を.*ほかのプログラムが使っています/)
      expect(listIds(database)).toEqual(['a'])
    })
    expect(add(database, 'b')).toBe(1)
  })

  it.each([
    ['text', 'no database at all, but long enough to be looked at'.repeat(99)],
    ['half a database', `SQLite format 3\0${'\x01'.repeat(5000)}`],
  ])('a damaged file (%s) is said in one line', async (_what, content) => {
    const folder = await makeFolder({ 'library.db': content })
    await expect(openState(folder)).rejects.toThrow(/^状態のデータベースが壊れています[^\n]*$/)
  })

  it.each([
    ['a file in the place of the folder', ''],
    ['a file in the place of a folder above', 'above'],
  ])('%s is said', async (_what, below) => {
    const file = join(await makeFolder(), 'file')
    await writeFile(file, '')
    await expect(openState(join(file, below))).rejects.toThrow(
      expect.objectContaining({
        code: 'CANNOT_KEEP',
        message: expect.stringMatching(/フォルダー/),
      }),
    )
  })
})
