/** The desk where nothing can be kept: what is there is read, and whoever writes is told so. */

import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openAccessDoor } from '../../../server/access/access-door.ts'
import { openStateFile, stateFileOf } from '../../../server/state/database.ts'
import { migrationToMembers } from '../../../server/state/migration-1.ts'
import { makeFolder } from '../../support/make-folder.ts'
import { makeReadOnly, runAsReader } from '../../support/read-only.ts'
import { addEditor, makeDesk, makeDraft, refusalOf } from './make-desk.ts'

const program = 'tests/desk/state/open-and-try.ts'

it('on a full disk what was kept stays, and is kept anew once there is room', async () => {
  const { desk, database, join: addEditor } = await makeDesk()
  const writer = addEditor('甲')
  const { id } = desk.drafts.create(makeDraft('初め'), undefined, writer)
  desk.drafts.autosave(id, makeDraft('途中'), 1, writer)
  const before = desk.drafts.read(id, writer)
  database.get('PRAGMA max_page_count = 1')
  const long = makeDraft('あ'.repeat(100_000))
  const files = { body: 'x'.repeat(100_000), facts: undefined, asks: undefined }
  const version = { slug: 'a-city', kind: 'published', files, note: '' } as const
  const works = [
    () => desk.drafts.save(id, long, 1, writer),
    () => desk.drafts.autosave(id, long, 1, writer),
    () => desk.drafts.create(long, undefined, writer),
    () => desk.versions.add({ ...version, writer, publisher: writer }),
  ]
  expect(works.map(refusalOf)).toEqual(Array(4).fill('CANNOT_KEEP'))
  expect(desk.drafts.read(id, writer)).toEqual(before)
  expect(desk.versions.list('a-city')).toEqual([])
  database.get('PRAGMA max_page_count = 1000000')
  expect(works.map(refusalOf)).toEqual(Array(4).fill(undefined))
})

it.skipIf(process.platform === 'win32')('a desk that may only be read is read', async () => {
  const top = await makeFolder()
  const { desk, database, join: addEditor } = await makeDesk(join(top, 'open'))
  const writer = addEditor('甲')
  const { id } = desk.drafts.create(makeDraft('初め'), undefined, writer)
  desk.drafts.autosave(id, makeDraft('途中'), 1, writer)
  desk.proposals.add({ kind: 'wanted', text: '求む', source: '', reach: '' })
  desk.changeSettings({ missedSearches: true })
  const folder = await makeFolder()
  await database.copyTo(join(folder, 'library.db'))
  await makeReadOnly(folder)
  expect(await runAsReader(program, folder)).toEqual({
    members: 1,
    line: desk.drafts.list()[0],
    read: [
      { draft: makeDraft('途中'), version: 1, at: '2026-11-29T01:05:20Z' },
      desk.proposals.list(),
      [],
    ],
    refusals: Array(5).fill('CANNOT_KEEP'),
    settings: { twoPeople: true, missedSearches: true, proposals: 'members' },
  })
})

it.skipIf(process.platform === 'win32')(
  'a database of before there was a desk, on a disk that takes nothing, lets members in without one',
  async () => {
    const folder = await makeFolder({ 'library.db': '' })
    const { database, execute } = await openStateFile(stateFileOf(folder))
    execute(`${migrationToMembers}; PRAGMA user_version = 1; PRAGMA journal_mode = DELETE`)
    addEditor(database, '甲')
    database.close()
    await makeReadOnly(folder)
    expect(await runAsReader(program, folder)).toEqual({ members: 1 })
    await chmod(folder, 0o755)
    await chmod(stateFileOf(folder), 0o644)
    const door = await openAccessDoor(folder)
    expect(door.desk()?.drafts.list()).toEqual([])
    door.close()
    expect(door.desk()).toBeUndefined()
  },
)
