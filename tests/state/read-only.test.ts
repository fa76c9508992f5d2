/** A state that may not be written: it is read as long as nothing of it is left out, and changes say why not. */

import { chmod, cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openState } from '../../server/state/database.ts'
import { makeFolder } from '../support/make-folder.ts'
import { makeReadOnly, runAsReader } from '../support/read-only.ts'

/** A state with one account, as a process that is still there has left it: with the two files of WAL beside it. */
async function makeLeft(): Promise<string> {
  const top = await makeFolder()
  await chmod(top, 0o755)
  const database = await openState(join(top, 'open'))
  onTestFinished(() => database.close())
  database.run(`INSERT INTO accounts (id, name, name_key, role, created_at)
    VALUES ('a', 'a', 'a', 'member', 0)`)
  const folder = join(top, 'left')
  await mkdir(folder)
  await cp(join(top, 'open'), folder, { recursive: true })
  return folder
}

const refused = 'いまは変更を保存できません（書き込めない場所です）。読むことはできます。'

describe.skipIf(process.platform === 'win32')('a state that may not be written', () => {
  it('is read after an orderly end', async () => {
    const folder = await makeLeft()
    const clean = join(folder, '..', 'clean')
    await mkdir(clean)
    const database = await openState(folder)
    await database.copyTo(join(clean, 'library.db'))
    database.close()
    await makeReadOnly(clean)
    expect(await runAsReader('tests/state/open-and-try.ts', clean)).toEqual({
      read: { accounts: 1 },
      change: refused,
    })
  })

  it('is read with what a killed process has left beside it', async () => {
    const folder = await makeLeft()
    await makeReadOnly(folder)
    expect(await runAsReader('tests/state/open-and-try.ts', folder)).toEqual({
      read: { accounts: 1 },
      change: refused,
    })
  })

  it('is not read where changes that were kept would be left out', async () => {
    const folder = await makeLeft()
    await rm(join(folder, 'library.db-shm'))
    await makeReadOnly(folder)
    expect(await runAsReader('tests/state/open-and-try.ts', folder)).toEqual({
      opening: expect.stringMatching(/library\.db-wal が残っています。書ける場所へ写してください/),
    })
  })

  it('cannot be made', async () => {
    const folder = await makeFolder()
    await makeReadOnly(folder)
    expect(await runAsReader('tests/state/open-and-try.ts', join(folder, 'state'))).toEqual({
      opening: expect.stringMatching(/^いまは変更を保存できません（書く権限がありません）/),
    })
  })
})
