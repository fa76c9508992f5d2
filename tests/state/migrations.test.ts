/** The shape of the database: led to that of today, and left alone where it is of tomorrow. */

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { openState, openStateFile, stateFileOf } from '../../server/state/database.ts'
import { migrationToMembers } from '../../server/state/migration-1.ts'
import { isOfToday, newestVersion, stateMark } from '../../server/state/migrations.ts'
import { makeFolder } from '../support/make-folder.ts'
import { makeState } from '../support/state.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('a new database has the newest shape, and our mark', async () => {
  const database = await makeState()
  expect(database.get('PRAGMA user_version')).toEqual({ user_version: newestVersion })
  expect(database.get('PRAGMA application_id')).toEqual({ application_id: stateMark })
})

it('a second opening changes nothing', async () => {
  const folder = await makeFolder()
  const schema = async () => (await makeState(folder)).all('SELECT * FROM sqlite_schema')
  expect(await schema()).toEqual(await schema())
})

it('a database of a newer program is refused in one line, and left as it is', async () => {
  const folder = await makeFolder()
  const database = await makeState(folder)
  database.get('PRAGMA user_version = 5')
  await expect(openState(folder)).rejects.toThrow(
    /^この状態のデータベース（版5）は、新しい版の本体で作られています。[^\n]+$/,
  )
  expect(database.get('PRAGMA user_version')).toEqual({ user_version: 5 })
})

/** A state as the first version of the program has left it, with a member who has kept a list. */
async function makeFirstVersion(): Promise<string> {
  const folder = await makeFolder({ 'library.db': '' })
  const { database, execute } = await openStateFile(stateFileOf(folder))
  execute(`${migrationToMembers}; PRAGMA user_version = 1`)
  const account = `INSERT INTO accounts (id, name, name_key, role, created_at)`
  execute(`${account} VALUES ('a', '田中', '田中', 'editor', 7)`)
  execute(`INSERT INTO kept VALUES ('a', 'lists', '{"lists":[]}', 9)`)
  database.close()
  return folder
}

it('a database of the first version keeps what is in it, and gets what it lacks', async () => {
  const folder = await makeFirstVersion()
  const database = await makeState(folder)
  expect(database.get('PRAGMA user_version')).toEqual({ user_version: newestVersion })
  expect(database.all('SELECT id, name, created_at FROM accounts')).toEqual([
    { id: 'a', name: '田中', created_at: 7 },
  ])
  expect(database.all('SELECT content, changed_at FROM kept')).toEqual([
    { content: '{"lists":[]}', changed_at: 9 },
  ])
  const schema = 'SELECT name, sql FROM sqlite_schema ORDER BY name'
  expect(database.all(schema)).toEqual((await makeState()).all(schema))
})

it('a database that cannot be led to the shape of today is opened as it is, and one without any shape is not', async () => {
  const folder = await makeFirstVersion()
  const other = await openStateFile(stateFileOf(folder))
  onTestFinished(() => other.database.close())
  other.execute('BEGIN IMMEDIATE')
  const database = await openState(folder)
  onTestFinished(() => database.close())
  other.execute('ROLLBACK')
  expect(database.get('PRAGMA user_version')).toEqual({ user_version: 1 })
  expect(isOfToday(database)).toBe(false)
  expect(database.all('SELECT name FROM accounts')).toEqual([{ name: '田中' }])

  const fresh = await makeFolder({ 'library.db': '' })
  const blocking = await openStateFile(stateFileOf(fresh))
  onTestFinished(() => blocking.database.close())
  blocking.execute('BEGIN IMMEDIATE')
  await expect(openState(fresh)).rejects.toThrow(/ほかのプログラムが使っています/)
})

it('several processes may be the first to open it', async () => {
  const folder = await makeFolder()
  const open = `import('./server/state/database.ts').then(async ({ openState }) => {
    const database = await openState(${JSON.stringify(folder)})
    console.log(JSON.stringify(database.all('SELECT name FROM sqlite_schema ORDER BY name')))
  })`
  const run = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', open], { cwd: root })
  const [first, second, third] = await Promise.all([run(), run(), run()])
  expect(first.stdout).toContain('accounts')
  expect([second.stdout, third.stdout]).toEqual([first.stdout, first.stdout])
  expect(first.stderr + second.stderr + third.stderr).toBe('')
})
