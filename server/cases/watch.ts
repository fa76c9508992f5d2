/**
 * Follows a folder of case files and keeps its shelf up to date. The truth is a look at the folder every two seconds,
 * which works on network shares too; events only make it look at once. A change is told when the file
 * has been still between two looks, so that a save in several steps (truncate and write, write beside and
 * rename) is told once and whole.
 */

import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  asksFolder,
  type CaseDisk,
  isAsksName,
  isCaseName,
  listDifferences,
  listWatchedNames,
  realDisk,
  type Scan,
  scanFiles,
} from './folder.ts'
import type { LiveShelf, ShelfChange } from './live-shelf.ts'
import { withdrawnFile } from './withdrawn.ts'

export type CaseWatch = { close: () => void }

export type WatchOptions = {
  disk?: CaseDisk
  listen?: ListenToFolder
  /** How often to look where nothing tells. */
  pollMs?: number
  /** How long a file has to be still. */
  settleMs?: number
}

type FollowOptions = WatchOptions & {
  /** Takes a new shelf; the next change waits until it is done, and changes in the meantime come as one. */
  onChange: (change: ShelfChange) => Promise<void> | void
  /** Hears when `onChange` fails; the shelf is followed on. */
  onFailure: (error: unknown) => void
}

/** Keeps a live shelf up to date until closed, and hands on each change, one at a time. */
export function followShelf(folder: string, live: LiveShelf, options: FollowOptions): CaseWatch {
  const wanted = new Set<string>()
  let busy = false
  let closed = false

  const catchUp = async (names: readonly string[]) => {
    for (const name of names) wanted.add(name)
    if (busy) return
    busy = true
    while (wanted.size > 0 && !closed) {
      const touched = new Set(wanted)
      wanted.clear()
      try {
        const change = await live.refresh(touched)
        if (change && !closed) await options.onChange(change)
      } catch (error) {
        options.onFailure(error)
      }
    }
    busy = false
  }
  const watching = watchCases(folder, (names) => void catchUp(names), options)
  return {
    close: () => {
      closed = true
      watching.close()
    },
  }
}

/** An event is looked after so soon; what it is about is told only once it has been still as long as ever. */
const promptMs = 10

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
  /** Files that an event has named, or that have not been still: looked at before the whole folder is again. */
  let hinted = new Set<string>()
  /** Until then what was last seen moving cannot have been still for long enough. */
  let movingUntil = 0
  let wholeDue = 0
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
      looking = looking.then(lookWhenStill)
    }, ms).unref()
  }
  const events = listen(folder, (name) => {
    if (name === undefined) wholeDue = 0
    else hinted.add(name)
    lookWithin(Math.min(promptMs, settleMs))
  })

  async function lookWhenStill(): Promise<void> {
    const left = movingUntil - performance.now()
    if (left > 0) lookWithin(left)
    else await look()
  }

  async function look(): Promise<void> {
    const start = performance.now()
    await events.renew()
    const isWhole = start >= wholeDue
    const names = hinted
    hinted = new Set()
    const scan = await (isWhole ? scanFolder(folder, disk) : scanAgain(seen, folder, names, disk))
    if (closed) return
    const moving = listDifferences(seen, scan)
    for (const name of moving) hinted.add(name)
    const settled = listDifferences(told, scan).filter((name) => !hinted.has(name))
    seen = scan
    copyStamps(scan, told, settled)
    if (isWhole) wholeDue = performance.now() + restAfter(performance.now() - start)
    const now = performance.now()
    // A timer may fire a little early.
    if (moving.length > 0) movingUntil = now + settleMs - 1
    lookWithin(moving.length > 0 ? settleMs : Math.max(0, wholeDue - now))
    if (settled.length > 0) onChange(settled)
  }
  const restAfter = (ms: number) => Math.max(pollMs, restFactor * ms)

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
    const names = await listWatchedNames(folder, disk)
    return await scanFiles(folder, [...names, withdrawnFile], disk)
  } catch {
    return new Map()
  }
}

/** Looks at some of the files only: a save among 10,000 must not wait for a look at all of them. */
async function scanAgain(
  seen: Scan,
  folder: string,
  names: ReadonlySet<string>,
  disk: CaseDisk,
): Promise<Scan> {
  const scan = new Map(seen)
  const now = await scanFiles(folder, [...names], disk)
  copyStamps(now, scan, [...names])
  return scan
}

function copyStamps(from: Scan, to: Map<string, string>, names: readonly string[]): void {
  for (const name of names) {
    const stamp = from.get(name)
    if (stamp === undefined) to.delete(name)
    else to.set(name, stamp)
  }
}

type FolderEvents = {
  /** Listens again where the folder has been replaced: a watch stays with what it was opened on. */
  renew: () => Promise<void>
  close: () => void
}

/** `name` is the file that the event is about, where the system says so. */
export type ListenToFolder = (folder: string, onEvent: (name?: string) => void) => FolderEvents

/**
 * Calls back on each event about a case file, its asks or the list of withdrawn cases: a hint to look sooner, never the truth. Silent where the system
 * cannot watch; starts with `renew`.
 */
const listenToFolder: ListenToFolder = (folder, onEvent) => {
  const cases = listenToNames(folder, (name) => {
    if (name === undefined || name === asksFolder) onEvent()
    else if (isCaseName(name) || name === withdrawnFile) onEvent(name)
  })
  const asks = listenToNames(join(folder, asksFolder), (name) => {
    const path = name === undefined ? undefined : `${asksFolder}/${name}`
    if (path === undefined || isAsksName(path)) onEvent(path)
  })
  return {
    renew: async () => {
      await Promise.all([cases.renew(), asks.renew()])
    },
    close: () => {
      cases.close()
      asks.close()
    },
  }
}

/** The events of one folder, but not of what lies in its folders. */
const listenToNames: ListenToFolder = (folder, onEvent) => {
  let watcher: FSWatcher | undefined
  let watched: string | undefined
  let closed = false

  const open = () => {
    try {
      watcher = watch(folder, { persistent: false }, (_, name) => {
        onEvent(name ?? undefined)
      })
      // A watch that fails (a share that goes away) ends; looking goes on without it.
      watcher.on('error', () => watcher?.close())
    } catch {
      watcher = undefined // no handles left, or a file system without events
    }
  }

  return {
    renew: async () => {
      const present = await identify(folder)
      if (closed || present === watched) return
      watcher?.close()
      watcher = undefined
      watched = present
      if (present !== undefined) open()
    },
    close: () => {
      closed = true
      watcher?.close()
    },
  }
}

/** Numbers of deleted folders are given out again at once, so the time of birth belongs to it. */
async function identify(folder: string): Promise<string | undefined> {
  try {
    const { dev, ino, birthtimeMs } = await stat(folder)
    return `${dev} ${ino} ${birthtimeMs}`
  } catch {
    return undefined
  }
}
