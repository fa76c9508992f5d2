/**
 * Rows made before are not made again: for 10,000 cases that takes half a minute, reading them a second. Those of the
 * shipped cases ship: to make them was half of the work of a start.
 */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CacheFormat, openCache } from '../../cache-file.ts'
import { fingerprintCode } from '../../source-fingerprint.ts'
import type { Troubles } from '../../troubles.ts'
import type { SearchDocument } from '../documents.ts'
import { createForwardIndex, type ForwardIndex, type KnownRows } from './forward-index.ts'
import { packRows, type RowArrays, type RowData, unpackRows } from './pack-rows.ts'

type ForwardIndexCache = {
  forwardIndex: ForwardIndex
  /** Keeps the rows of these documents where enough of them had to be made here. */
  keep: (documents: readonly SearchDocument[]) => Promise<void>
}

/** A few hundred documents are read in less than half a second: not worth a file. */
const worthKeeping = 500

export const shippedRowsFile = fileURLToPath(
  new URL('../../prepared/case-rows.gz', import.meta.url),
)

/** Opens the forward index with all that was read before. */
export async function openForwardIndexCache(
  dataFolder: string,
  troubles: Pick<Troubles, 'clear' | 'report' | 'write'>,
): Promise<ForwardIndexCache> {
  const format = await readForwardIndexFormat()
  const cache = await openCache({
    file: join(dataFolder, 'digests.bin'),
    shipped: shippedRowsFile,
    format,
    troubles,
  })
  // One or the other: each numbers its words by itself, and what is kept has the rows of all documents.
  const known = cache.kept ?? cache.shipped
  const forwardIndex = createForwardIndex(known)
  return {
    forwardIndex,
    keep: async (documents) => {
      const made = documents.filter(({ hash }) => !known?.byHash.has(hash))
      const isWorthIt = made.length >= worthKeeping
      if (isWorthIt) cache.markChanged()
      await cache.save(() => (isWorthIt ? collectRows(forwardIndex, documents) : undefined))
    },
  }
}

/** The rows of these documents, as they are kept and as they ship. */
export function collectRows(
  forwardIndex: ForwardIndex,
  documents: readonly SearchDocument[],
): KnownRows {
  const byHash = new Map(documents.map((document) => [document.hash, forwardIndex.rowOf(document)]))
  return { dictionaries: forwardIndex.dictionaries, byHash }
}

/** The format of what makes the row of a case: what is read of it, and how that is packed. */
export async function readForwardIndexFormat(): Promise<
  CacheFormat<KnownRows, RowData, RowArrays>
> {
  const fingerprint = await fingerprintCode([
    new URL('../documents.ts', import.meta.url),
    new URL('./pack-rows.ts', import.meta.url),
  ])
  return { fingerprint, pack: packRows, unpack: unpackRows }
}
