/** The events of a folder, as far as the system gives any: a hint to look sooner, never the truth. */

import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { isCaseName } from './listing.ts'

type FolderEvents = {
  /** Listens again where the folder has been replaced: a watch stays with what it was opened on. */
  renew: () => Promise<void>
  close: () => void
}

/** `name` is the file that the event is about, where the system says so. */
export type ListenToFolder = (folder: string, onEvent: (name?: string) => void) => FolderEvents

/** Calls back on each event about a case file; silent where the system cannot watch. Starts with `renew`. */
export const listenToFolder: ListenToFolder = (folder, onEvent) => {
  let watcher: FSWatcher | undefined
  let watched: string | undefined
  let closed = false

  const open = () => {
    try {
      watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null) onEvent()
        else if (isCaseName(name)) onEvent(name)
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
