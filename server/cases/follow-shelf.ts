/** Keeps a live shelf up to date and hands on each change, one at a time. */

import type { LiveShelf, ShelfChange } from './live-shelf.ts'
import { type CaseWatch, type WatchOptions, watchCases } from './watch.ts'

type FollowOptions = WatchOptions & {
  /** Takes a new shelf; the next change waits until it is done, and changes in the meantime come as one. */
  onChange: (change: ShelfChange) => Promise<void> | void
  /** Hears when `onChange` fails; the shelf is followed on. */
  onFailure: (error: unknown) => void
}

/** Follows the folder of the shelf until closed. */
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
