/** Puts a copy in the place of the state, while nobody uses it; what was there is kept beside. */

import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { checkAttached, makeEmpty, saveFile, withAttached } from './copy-database.ts'
import { hasState, stateFileOf } from './database.ts'
import { type Engine, openEngine } from './engine.ts'
import { cannotKeep, DamagedStateError } from './failures.ts'
import { isStateDatabase, readVersion } from './migrations.ts'

/** Why nothing was restored, as a sentence. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError'
}

/** Restores the state from a copy; answers where the former state is kept, if there was one. */
export async function restoreState(folder: string, copy: string): Promise<string | undefined> {
  const file = stateFileOf(folder)
  const beside = `${file}.${process.pid}.${randomUUID()}.tmp`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await takeCopy(copy, beside)
    const former = (await hasState(folder)) ? await setAside(file) : undefined
    await rename(beside, file)
    return former
  } finally {
    await rm(beside, { force: true })
  }
}

/** Copied by the database itself: changes that stand in a file beside the copy come along. */
async function takeCopy(copy: string, beside: string): Promise<void> {
  const found = await stat(copy).catch(() => undefined)
  if (!found?.isFile()) throw new RestoreError(`${copy} というファイルがありません`)
  const engine = await openEngine(':memory:')
  await makeEmpty(beside)
  try {
    withAttached(engine, copy, () => {
      checkAttached(engine)
      checkMeaning(engine, copy)
      engine.run('VACUUM other INTO ?', [beside])
    })
  } catch (error) {
    if (!(error instanceof DamagedStateError)) throw error
    throw new RestoreError(`${copy} は壊れているか、データベースではありません`, { cause: error })
  } finally {
    engine.close()
  }
  await saveFile(beside)
}

function checkMeaning(engine: Engine, copy: string): void {
  const get = <Row>(sql: string) =>
    engine.all(sql.replace('PRAGMA ', 'PRAGMA other.'), [])[0] as Row | undefined
  if (!isStateDatabase({ get })) throw new RestoreError(`${copy} は、この本体の控えではありません`)
  readVersion({ get })
}

/** Everything goes into the one file, which fails while another process has it open; then it gets another name. */
async function setAside(file: string): Promise<string> {
  const engine = await openEngine(file)
  try {
    engine.execute('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE')
  } catch (error) {
    if (cannotKeep(error)) throw new RestoreError(inUse, { cause: error })
    // A damaged one is what restoring is for.
    if (!(error instanceof DamagedStateError)) throw error
  } finally {
    engine.close()
  }
  const former = `${file}.before-${new Date().toISOString().replace(/[-:.Z]/g, '')}`
  for (const ending of ['-wal', '-shm']) {
    await rename(`${file}${ending}`, `${former}${ending}`).catch(ignoreAbsent)
  }
  await rename(file, former)
  return former
}

const inUse = 'サーバーか、ほかの命令が状態を使っています。止めてから、もう一度実行してください'

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
