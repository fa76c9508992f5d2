/**
 * Files written beside and renamed, so that a reader never sees half. What a killed process has left beside is removed
 * at the next start: up to 116 MB each, and nobody else ever would.
 */

import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A writer goes on every few milliseconds: whoever has not for an hour has gone, whatever the process numbers say. */
const longestPauseMs = 3_600_000

/** Replaces the file at once by these pieces; makes its folder where there is none. */
export async function writeAtomically(file: string, pieces: readonly Uint8Array[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}.${randomUUID()}.tmp`
  try {
    await writeFile(beside, pieces)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

/**
 * Removes what writers that have gone left in this folder: their process has ended, or has had our number before us (in a
 * container it is always the same one), or has written nothing for an hour (numbers are used again, and of another
 * machine's processes ours says nothing). What cannot be removed stays.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const left = names.filter((name) => /^[\w-]+\.bin\.([0-9]+\.)?[0-9a-f-]{36}\.tmp$/.test(name))
  for (const name of left) {
    const path = join(folder, name)
    const writtenAt = (await stat(path).catch(() => undefined))?.mtimeMs
    if (writtenAt !== undefined && hasGone(Number(name.split('.')[2]), writtenAt)) {
      await rm(path, { force: true }).catch(() => undefined)
    }
  }
}

/** A name of a former version has no number: only its age counts. */
function hasGone(pid: number, writtenAt: number): boolean {
  const now = Date.now()
  if (now - writtenAt > longestPauseMs) return true
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  if (pid === process.pid) return writtenAt < now - process.uptime() * 1000
  return !isRunning(pid)
}

/** Only a process that does not exist has ended: one that is another user's refuses the question. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
