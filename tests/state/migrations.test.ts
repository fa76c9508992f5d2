/** The shape of the database: led to that of today, and left alone where it is of tomorrow. */

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { openState } from '../../server/state/database.ts'
import { newestVersion, stateMark } from '../../server/state/migrations.ts'
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
