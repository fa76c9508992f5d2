/**
 * Tells which case files of a folder have changed. The truth is a look at the folder every two seconds,
 * which works on network shares too; events only make it look at once. A change is told when the file
 * has been still between two looks, so that a save in several steps (truncate and write, write beside and
 * rename) is told once and whole.
 */

import { type CaseDisk, realDisk } from './disk.ts'
import { type ListenToFolder, listenToFolder } from './folder-events.ts'
import { isCaseName } from './listing.ts'
import { listDifferences, type Scan, scanFiles } from './scan.ts'

export type CaseWatch = { close: () => void }

export type WatchOptions = {
  disk?: CaseDisk
  listen?: ListenToFolder
  /** How often to look where nothing tells. */
  pollMs?: number
  /** How long a file has to be still. */
  settleMs?: number
}

/** A look at 10,000 files takes a fifth of a second: the next one waits many times as long. */
const restFactor = 20

/**
 * Calls `onChange` with the names of files that are new, gone or changed: first with all there are, so
 * that nothing is lost between reading the folder and watching it. A file just saved may be named once
 * more some seconds later. Survives a folder that vanishes and comes back (all its files are gone, then
 * new). `onChange` must not throw.
 */
export function watchCases(
  folder: string,
  onChange: (names: string[]) => void,
  { disk = realDisk, listen = listenToFolder, pollMs = 2_000, settleMs = 100 }: WatchOptions = {},
): CaseWatch {
  const told = new Map<string, string>()
  let seen: Scan = new Map()
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let due = Number.POSITIVE_INFINITY
  let looking = Promise.resolve()

  const lookWithin = (ms: number) => {
    const wanted = performance.now() + ms
    if (closed || due <= wanted) return
    clearTimeout(timer)
    due = wanted
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY
      looking = looking.then(look)
    }, ms).unref()
  }
  const events = listen(folder, () => lookWithin(settleMs))

  async function look(): Promise<void> {
    const start = performance.now()
    await events.renew()
    const scan = await scanFolder(folder, disk)
    if (closed) return
    const moving = new Set(listDifferences(seen, scan))
    const settled = listDifferences(told, scan).filter((name) => !moving.has(name))
    seen = scan
    copyStamps(scan, told, settled)
    const rest = Math.max(pollMs, restFactor * (performance.now() - start))
    lookWithin(moving.size > 0 ? settleMs : rest)
    if (settled.length > 0) onChange(settled)
  }

  looking = look()
  return {
    close: () => {
      closed = true
      clearTimeout(timer)
      events.close()
    },
  }
}

/** A folder that cannot be listed has no files. */
async function scanFolder(folder: string, disk: CaseDisk): Promise<Scan> {
  try {
    return await scanFiles(folder, (await disk.list(folder)).filter(isCaseName), disk)
  } catch {
    return new Map()
  }
}

function copyStamps(from: Scan, to: Map<string, string>, names: readonly string[]): void {
  for (const name of names) {
    const stamp = from.get(name)
    if (stamp === undefined) to.delete(name)
    else to.set(name, stamp)
  }
}
