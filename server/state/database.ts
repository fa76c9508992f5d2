/**
 * The state: what must not be lost, in one SQLite file of STATE_DIR. Unlike DATA_DIR it can be made from nothing else. The
 * file is this process's and the command line's at once, and every change is on the disk when it is answered.
 */

import { chmod, mkdir, open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../errors.ts'
import { copyDatabase } from './copy-database.ts'
import type { Engine, StateValue } from './engine.ts'
import { cannotKeep } from './failures.ts'
import { migrate, readVersion } from './migrations.ts'
import { openFile } from './open-file.ts'

export type StateDatabase = {
  /** The first row. */
  get: <Row>(sql: string, ...values: StateValue[]) => Row | undefined
  all: <Row>(sql: string, ...values: StateValue[]) => Row[]
  /** Answers how many rows were changed. */
  run: (sql: string, ...values: StateValue[]) => number
  /** All changes of the work, or none where it throws; work within work belongs to the outer one. */
  transact: <T>(work: () => T) => T
  /** Writes a checked copy, also while others write; over an existing file only where told to. */
  copyTo: (file: string, options?: { replace: boolean }) => Promise<void>
  close: () => void
}

/** The one file of the folder; SQLite keeps library.db-wal and library.db-shm beside it. */
export function stateFileOf(folder: string): string {
  return join(folder, 'library.db')
}

/** Whether the folder has a state. */
export async function hasState(folder: string): Promise<boolean> {
  const found = await stat(stateFileOf(folder)).catch(() => undefined)
  return found?.isFile() === true
}

/**
 * Opens the state of the folder in the shape of today; makes it where there is none. On a disk that takes nothing, one of
 * an older shape is opened as it is: members still come in.
 */
export async function openState(folder: string): Promise<StateDatabase> {
  const file = stateFileOf(folder)
  if (!(await hasState(folder))) await makeFile(file)
  const { database, execute } = await openStateFile(file)
  try {
    try {
      migrate({ ...database, execute })
    } catch (error) {
      if (!cannotKeep(error) || readVersion(database) === 0) throw error
    }
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens a file as it is, without leading it to the shape of today. */
export async function openStateFile(
  file: string,
): Promise<{ database: StateDatabase; execute: (sql: string) => void }> {
  const engine = await openFile(file)
  const all = <Row>(sql: string, ...values: StateValue[]) => engine.all(sql, values) as Row[]
  const database: StateDatabase = {
    all,
    get: <Row>(sql: string, ...values: StateValue[]) => all<Row>(sql, ...values)[0],
    run: (sql, ...values) => engine.run(sql, values),
    transact: (work) => (engine.isInTransaction() ? work() : transact(engine, work)),
    copyTo: (target, options) => copyDatabase(engine, target, options),
    close: () => engine.close(),
  }
  return { database, execute: engine.execute }
}

/** IMMEDIATE: whoever reads first and then writes would be refused at once where another writes meanwhile. */
function transact<T>(engine: Engine, work: () => T): T {
  engine.execute('BEGIN IMMEDIATE')
  try {
    const result = work()
    engine.execute('COMMIT')
    return result
  } catch (error) {
    // On a full disk SQLite may have rolled back by itself.
    if (engine.isInTransaction()) engine.execute('ROLLBACK')
    throw error
  }
}

/** Nobody else on the machine may read it; SQLite gives the files beside it the same rights. */
async function makeFile(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const made = await open(file, 'a', 0o600)
    await made.close()
    await chmod(file, 0o600)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = makingRefusals[code]
    throw reason === undefined ? error : new AppError('CANNOT_KEEP', { reason }, { cause: error })
  }
}

const makingRefusals: Readonly<Record<string, string>> = {
  EACCES: '書く権限がありません',
  EPERM: '書く権限がありません',
  EROFS: '書き込めない場所です',
  ENOENT: 'フォルダーを作れません',
  ENOSPC: '保存場所に空きがありません',
  EDQUOT: '保存場所の割り当てを使い切りました',
  ENOTDIR: 'フォルダーのはずの場所にファイルがあります',
  EEXIST: 'フォルダーのはずの場所にファイルがあります',
  EISDIR: 'ファイルのはずの場所にフォルダーがあります',
}
