/** What the database engine refuses, in words: what cannot be kept is said to the reader, anything else is a bug. */

import { AppError } from '../errors.ts'

/** By SQLite's primary result code; the extended ones have it in their last byte. */
const reasons: Readonly<Record<number, string>> = {
  5: 'ほかのプログラムが使っています',
  8: '書き込めない場所です',
  10: 'ディスクが読み書きの誤りを返しました',
  13: '保存場所に空きがありません',
  14: 'データベースのファイルを開けません',
}

/** SQLITE_IOERR_SHMSIZE: no room for the file library.db-shm. */
const noRoomForSharing = 4874

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const damages = new Set([11, 26])

/** The file is no database, or no longer one. */
export class DamagedStateError extends Error {
  override readonly name = 'DamagedStateError'

  constructor(cause: unknown) {
    super(
      '状態のデータベースが壊れています。控えを戻してください（npm run state:restore -- FILE）',
      {
        cause,
      },
    )
  }
}

/** The same failure as an AppError where it has to do with the disk; otherwise as it came. */
export function explainFailure(error: unknown): unknown {
  const code = readCode(error)
  if (code === undefined) return error
  if (damages.has(code & 0xff)) return new DamagedStateError(error)
  const reason = reasons[code === noRoomForSharing ? 13 : code & 0xff]
  return reason === undefined ? error : new AppError('CANNOT_KEEP', { reason }, { cause: error })
}

/** A failed opening has its code only in its sentence: ConnectionFailed("Unable to open … /state/library.db: 14"). */
function readCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  if ('rawCode' in error && typeof error.rawCode === 'number') return error.rawCode
  const written = /^ConnectionFailed\(.*: (\d+)"\)$/s.exec(error.message)?.[1]
  return written === undefined ? undefined : Number(written)
}

/** Whether a change was refused because the same is there already. */
export function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** Whether the disk, and not the program, refused it. */
export function cannotKeep(error: unknown): boolean {
  return error instanceof AppError && error.code === 'CANNOT_KEEP'
}

/** Whether what is there may still be read: SQLITE_READONLY, or SQLITE_CANTOPEN of the files beside the database. */
export function isReadingAllowed(error: unknown): boolean {
  const code = cannotKeep(error) && error instanceof Error ? readCode(error.cause) : undefined
  return code !== undefined && [8, 14].includes(code & 0xff)
}

/** Whether a disk without room keeps the database from being opened. */
export function lacksRoomForSharing(error: unknown): boolean {
  return error instanceof Error && readCode(error.cause) === noRoomForSharing
}
