/**
 * What was found in a file the last time, by its stamp: a file that nobody has written since need not be read to be known.
 * To read and sum 10,000 files took a quarter of a start.
 */

import { join } from 'node:path'
import { type CacheFormat, openCache } from '../cache-file.ts'
import type { Troubles } from '../troubles.ts'
import { isFresh } from './folder.ts'

/** The sum of what a file held, and the stamp that it had then. */
type KnownFile = { stamp: string; sum: string }

export type KnownFiles = {
  /** The sum of the file of this name where it still has the stamp of then. */
  find: (name: string, stamp: string) => string | undefined
  note: (name: string, stamp: string, sum: string) => void
  /** Keeps what was noted, if it is anything else than before. */
  keep: () => Promise<void>
}

/** Opens what is known of the files of a folder. */
export async function openKnownFiles(
  dataFolder: string,
  troubles: Pick<Troubles, 'clear' | 'report' | 'write'>,
): Promise<KnownFiles> {
  const file = join(dataFolder, 'stamps.bin')
  const cache = await openCache({ file, format: knownFilesFormat, troubles })
  const before = cache.kept ?? new Map()
  const now = new Map<string, KnownFile>()
  return {
    find: (name, stamp) => {
      const known = before.get(name)
      return known?.stamp === stamp ? known.sum : undefined
    },
    note: (name, stamp, sum) => {
      // It may be written once more without another stamp.
      if (isFresh(stamp)) return
      now.set(name, { stamp, sum })
      const last = before.get(name)
      if (last?.stamp !== stamp || last.sum !== sum) cache.markChanged()
    },
    keep: async () => {
      if (now.size < before.size) cache.markChanged()
      await cache.save(() => (now.size > 0 ? now : undefined))
    },
  }
}

type FileData = { files: (readonly [name: string, known: KnownFile])[] }

/** Names, stamps and sums mean the same to every version of the program. */
const knownFilesFormat: CacheFormat<Map<string, KnownFile>, FileData, Record<never, never>> = {
  fingerprint: 'stamps 1',
  pack: (known) => ({ data: { files: [...known] }, arrays: {} }),
  unpack: ({ data: { files } }) => new Map(files),
}
