/** What the publishing of a case asks of the disk, and what a refusal of the disk means in words. */

import { mkdir, open, rename, rm } from 'node:fs/promises'
import type { Problem } from '../../cases/case.ts'
import { type CaseDisk, codeOf, realDisk } from '../../cases/folder.ts'
import { AppError } from '../../errors.ts'

/** An argument, so that a test can let the n-th call fail. */
export type PublishDisk = CaseDisk & {
  /** Writes a new file; it is on the disk when this is over. */
  write: (path: string, text: string) => Promise<void>
  rename: (from: string, to: string) => Promise<void>
  /** Removes a file; one that is not there is no failure. */
  remove: (path: string) => Promise<void>
  makeFolder: (path: string) => Promise<void>
  /** Names of a folder that have been given or taken stay so when the power goes. */
  settle: (folder: string) => Promise<void>
}

/** The real one. */
export const publishDisk: PublishDisk = {
  ...realDisk,
  write: writeThrough,
  rename,
  remove: (path) => rm(path, { force: true }),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  settle: settleFolder,
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Windows knows no such call for folders. */
async function settleFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: '保存場所に空きがありません',
  EDQUOT: '保存場所に空きがありません',
  EACCES: '事例のフォルダに書き込めません',
  EPERM: '事例のフォルダに書き込めません',
  EROFS: '事例のフォルダに書き込めません',
}

/** The refusal as one sentence for people; what is none of the disk's is a bug and stays as it is. */
export function explainDisk(error: unknown, added = ''): unknown {
  if (error instanceof AppError || !/^E(?!RR_|UNKNOWN)[A-Z0-9]+$/.test(codeOf(error))) return error
  const reason = reasons[codeOf(error)] ?? 'ディスクが読み書きの誤りを返しました'
  return new AppError('CANNOT_KEEP', { reason: `${reason}${added}` }, { cause: error })
}

/** That a file is there and cannot be read: nothing is written over it. */
export function refuseReading({ file, got }: Problem): AppError {
  return new AppError('CANNOT_KEEP', { reason: `${file} は${got}です` })
}
