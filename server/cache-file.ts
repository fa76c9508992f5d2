/**
 * Results of slow work kept in one file, read back only while the code that made them is the same. A missing, damaged or
 * outdated file is no result: the work is only done again.
 *
 * Layout: magic, SHA-256 of the rest, the content. A file whose name ends with `.gz` is compressed as a whole.
 */

import { createHash } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { writeAtomically } from './atomic-write.ts'
import {
  type ContentArrays,
  layOutContent,
  type Packed,
  type TakeBytes,
  takeContent,
} from './content-layout.ts'
import type { Troubles } from './troubles.ts'

/** How a content lies in its file, and the name of the code that makes it: what other code made is not read. */
export type CacheFormat<Content, Data, Arrays extends ContentArrays> = {
  fingerprint: string
  /** Sorted, where the same content is to make the same bytes. */
  pack: (content: Content) => Packed<Data, Arrays>
  unpack: (packed: Packed<Data, Arrays>) => Content
}

type CacheOptions<Content, Data, Arrays extends ContentArrays> = {
  /** In DATA_DIR. */
  file: string
  /** The file that comes with the program, if any: it is only read. */
  shipped?: string
  format: CacheFormat<Content, Data, Arrays>
  troubles: Pick<Troubles, 'clear' | 'report' | 'write'>
}

export type Cache<Content> = {
  /** What came with the program. */
  shipped: Content | undefined
  /** What was kept here before. */
  kept: Content | undefined
  /** What is to be kept is no longer what the file holds. */
  markChanged: () => void
  /**
   * Writes the content, or removes the file where there is none to keep, if it has changed or the file is of no use.
   * What the disk refuses is a trouble, and tried again with the content of then; `onSaved` hears when the file is right.
   */
  save: (choose: () => Content | undefined, onSaved?: () => void | Promise<void>) => Promise<void>
}

/** Reads what ships and what was kept; a file that is damaged is a trouble until it is replaced. */
export async function openCache<Content, Data, Arrays extends ContentArrays>({
  file,
  shipped: shippedFile,
  format,
  troubles,
}: CacheOptions<Content, Data, Arrays>): Promise<Cache<Content>> {
  let isChanged = false
  const [kept, shipped] = await Promise.all([
    readCacheFile(file, format, (damage) => {
      isChanged = true
      if (damage) troubles.report('damaged', file, damage)
    }),
    shippedFile === undefined
      ? undefined
      : readCacheFile(shippedFile, format, (damage) => {
          if (damage) troubles.report('shipped', shippedFile, damage)
        }),
  ])
  const replace = async (content: Content | undefined) => {
    // Before the writing: what changes meanwhile is written the next time.
    isChanged = false
    try {
      if (content === undefined) await removeFile(file)
      else await writeCacheFile(file, format, content)
      troubles.clear('damaged', file)
    } catch (error) {
      isChanged = true
      throw error
    }
  }
  return {
    shipped,
    kept,
    markChanged: () => {
      isChanged = true
    },
    save: async (choose, onSaved) => {
      if (isChanged) await troubles.write(file, () => replace(choose()).then(onSaved))
      else await onSaved?.()
    },
  }
}

async function removeFile(file: string): Promise<void> {
  await unlink(file).catch((error: NodeJS.ErrnoException) => {
    if (!isAbsent(error)) throw error
  })
}

/** A DATA_DIR that is no folder holds no file; the writing says so. */
function isAbsent({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR'
}

const magic = Buffer.from('KZK1', 'latin1')
/** Of a version that kept vectors in a format of their own. */
const formerMagic = Buffer.from('KZV1', 'latin1')
const sumBytes = 32

/** The content of a file; of one that is of no use `onUseless` hears, with the reason where it is damaged. */
export async function readCacheFile<Content, Data, Arrays extends ContentArrays>(
  file: string,
  { fingerprint, unpack }: CacheFormat<Content, Data, Arrays>,
  onUseless: (damage?: Error) => void = () => undefined,
): Promise<Content | undefined> {
  try {
    const source = await openSource(file)
    const found = source && (await readSource(source, fingerprint).finally(source.close))
    if (found === 'outdated') onUseless()
    else if (found) return unpack(found as Packed<Data, Arrays>)
  } catch (error) {
    onUseless(error instanceof Error ? error : new Error(String(error)))
  }
  return undefined
}

/** The bytes of a file, one after the other. */
type Source = { take: TakeBytes; isAtEnd: () => boolean; close: () => Promise<void> }

async function openSource(file: string): Promise<Source | undefined> {
  const opened = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (!isAbsent(error)) throw error
  })
  if (!opened) return undefined
  if (file.endsWith('.gz')) return openCompressed(opened)
  const { size } = await opened.stat()
  let at = 0
  const take: TakeBytes = async (length) => {
    if (length > size - at) throw damage()
    const bytes = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)
    for (let done = 0; done < length; ) {
      const { bytesRead } = await opened.read(bytes, done, length - done, at)
      if (bytesRead === 0) throw damage()
      done += bytesRead
      at += bytesRead
    }
    return bytes
  }
  return { take, isAtEnd: () => at === size, close: () => opened.close() }
}

async function openCompressed(opened: FileHandle): Promise<Source> {
  const packed = await opened.readFile().finally(() => opened.close())
  let rest: Uint8Array = await promisify(gunzip)(packed)
  const take: TakeBytes = async (length) => {
    if (length > rest.length) throw damage()
    // The `slice` of a Buffer is a view.
    const bytes = new Uint8Array(rest.subarray(0, length))
    rest = rest.subarray(length)
    return bytes
  }
  return { take, isAtEnd: () => rest.length === 0, close: async () => undefined }
}

async function readSource(
  { take, isAtEnd }: Source,
  fingerprint: string,
): Promise<Packed<unknown, ContentArrays> | 'outdated'> {
  const found = await take(magic.length)
  if (formerMagic.equals(found)) return 'outdated'
  if (!magic.equals(found)) throw damage()
  const sum = await take(sumBytes)
  const hash = createHash('sha256')
  const content = await takeContent(async (length) => {
    const bytes = await take(length)
    hash.update(bytes)
    return bytes
  })
  if (!isAtEnd() || !hash.digest().equals(sum)) throw damage()
  const { fingerprint: name, ...packed } = content
  return name === fingerprint ? packed : 'outdated'
}

function damage(): Error {
  return new Error('中身が壊れています')
}

/** Replaces the file at once: a reader never sees half. */
export async function writeCacheFile<Content, Data, Arrays extends ContentArrays>(
  file: string,
  { fingerprint, pack }: CacheFormat<Content, Data, Arrays>,
  content: Content,
): Promise<void> {
  const { data, arrays } = pack(content)
  const pieces = layOutContent({ fingerprint, data, arrays })
  const whole = [magic, sumOf(pieces), ...pieces]
  const packed = file.endsWith('.gz') ? [await promisify(gzip)(Buffer.concat(whole))] : whole
  await writeAtomically(file, packed)
}

function sumOf(pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}
