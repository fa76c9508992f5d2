/**
 * The state of a folder without reading its files: enough to see which have changed, on network shares
 * too, where no event tells.
 */

import { join } from 'node:path'
import { type CaseDisk, codeOf, inBatches } from './disk.ts'

/** A stamp for each name; equal stamps mean an unchanged file. */
export type Scan = ReadonlyMap<string, string>

/** The coarsest clock of a file system in use counts in steps of two seconds (FAT). */
const clockStepMs = 2_000

/**
 * Size and times of a file, undefined when it has gone. A fresh file says so in its stamp, so that it is
 * taken as changed once more when it has come to rest: a second save of the same size within one step
 * of the clock would otherwise never be seen.
 */
export async function stampFile(
  folder: string,
  name: string,
  disk: CaseDisk,
): Promise<string | undefined> {
  try {
    const { size, mtimeMs, ctimeMs } = await disk.look(join(folder, name))
    const fresh = mtimeMs > Date.now() - clockStepMs
    return `${size} ${mtimeMs} ${ctimeMs}${fresh ? ' fresh' : ''}`
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? undefined : codeOf(error)
  }
}

/** The stamps of these files; those that have gone are left out. */
export async function scanFiles(
  folder: string,
  names: readonly string[],
  disk: CaseDisk,
): Promise<Scan> {
  const stamps = await inBatches(names, async (name) => ({
    name,
    stamp: await stampFile(folder, name, disk),
  }))
  return new Map(stamps.flatMap(({ name, stamp }) => (stamp === undefined ? [] : [[name, stamp]])))
}

/** Names that are new, gone or changed. */
export function listDifferences(before: Scan, after: Scan): string[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].filter((name) => before.get(name) !== after.get(name))
}
