/** What the reading of cases asks of the disk; an argument, so that a test can let the n-th call fail. */

import { lstat, open, readdir, readFile } from 'node:fs/promises'

type FileStats = { isFile: () => boolean; size: number; mtimeMs: number; ctimeMs: number }

export type CaseDisk = {
  list: (folder: string) => Promise<string[]>
  look: (path: string) => Promise<FileStats>
  /** The whole file, or its first bytes. */
  read: (path: string, most?: number) => Promise<Uint8Array>
}

/** Links are looked at, not followed. */
export const realDisk: CaseDisk = {
  list: readdir,
  look: lstat,
  read: (path, most) => (most === undefined ? readFile(path) : readStart(path, most)),
}

async function readStart(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The code of a failed disk call, such as ENOENT. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN'
}

/** Enough to keep a disk busy, far below the usual limit of 1,024 open files. */
const callsAtOnce = 32

/** The work done on every item, a few at a time; the results are in the order of the items. */
export async function inBatches<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += callsAtOnce) {
    results.push(...(await Promise.all(items.slice(start, start + callsAtOnce).map(work))))
  }
  return results
}
