/** Opens the file of a state as its disk allows: to read and write, or only to read. */

import { stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { AppError } from '../errors.ts'
import { type Engine, openEngine } from './engine.ts'
import { cannotKeep, isReadingAllowed, lacksRoomForSharing } from './failures.ts'

/**
 * A commit is on the disk before it is answered (FULL), and readers do not wait for it (WAL). Another process, the command
 * line or a backup, has the database for milliseconds. What is deleted is written over: how to reach a reader stays in
 * the file no longer than is said.
 */
const settings = `
PRAGMA busy_timeout = 2000;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF
`

/**
 * Opens the file; where nothing can be written, what has been kept is read all the same. Without room for the 32 KB by
 * which processes share it, it is this process's alone, until the next start.
 */
export async function openFile(file: string): Promise<Engine> {
  try {
    return await openUsual(file, settings)
  } catch (error) {
    if (isReadingAllowed(error)) return openUnwritable(file)
    if (!lacksRoomForSharing(error)) throw error
    return openUsual(file, `PRAGMA locking_mode = EXCLUSIVE;${settings}`)
  }
}

async function openUsual(file: string, settings: string): Promise<Engine> {
  const engine = await openEngine(file)
  try {
    engine.execute(settings)
    // Settings are taken even where the file cannot be read.
    engine.all('SELECT count(*) FROM sqlite_schema', [])
    return engine
  } catch (error) {
    engine.close()
    throw error
  }
}

/**
 * SQLite keeps two files beside a database in WAL, and refuses one where it cannot make them. “immutable” does without,
 * and so without the changes that a killed process has left in library.db-wal: then nothing is opened, for a paused
 * member would be let in again.
 */
async function openUnwritable(file: string): Promise<Engine> {
  const left = await stat(`${file}-wal`).catch(() => undefined)
  if (left && left.size > 0) throw new AppError('CANNOT_KEEP', { reason: unfinished })
  try {
    return await openUsual(`${pathToFileURL(file).href}?immutable=1`, '')
  } catch (error) {
    throw cannotKeep(error) ? new AppError('CANNOT_KEEP', { reason: unreadable }) : error
  }
}

const unreadable = '状態のデータベースを読めません'
const unfinished =
  '書き込めない場所に、まとめ終えていない変更 library.db-wal が残っています。書ける場所へ写してください'
