/**
 * Results of slow work kept in one file, read back only while the code that made them is the same. A missing, damaged or
 * outdated file is no result: the work is only done again.
 *
 * Layout: magic, SHA-256 of the rest, length of the head, the head as JSON, then each array of numbers as it lies in
 * memory, so that 100 MB are there in a moment. A file whose name ends with `.gz` is compressed as a whole.
 */

import { createHash } from 'node:crypto'
import { readFile as readInOnePiece } from 'node:fs'
import { unlink } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { writeAtomically } from './atomic-write.ts'
import type { Troubles } from './troubles.ts'

/** How a content lies in its file, and the name of the code that makes it: what other code made is not read. */
export type CacheFormat<Content, Data, Arrays extends CacheArrays> = {
  fingerprint: string
  /** Sorted, where the same content is to make the same bytes. */
  pack: (content: Content) => Packed<Data, Arrays>
  unpack: (packed: Packed<Data, Arrays>) => Content
}

/** Data that JSON can write, and arrays by name. */
type Packed<Data, Arrays extends CacheArrays> = { data: Data; arrays: Arrays }

type CacheArray = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int32Array | Float32Array
type CacheArrays = Record<string, CacheArray>

type CacheOptions<Content, Data, Arrays extends CacheArrays> = {
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
export async function openCache<Content, Data, Arrays extends CacheArrays>({
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
const headStart = magic.length + sumBytes + 4
/** Every array begins at a multiple of its numbers' size, so that it can be used where it lies. */
const alignment = 4

type PlaceArray = new (buffer: ArrayBufferLike, start: number, length: number) => CacheArray
const kinds: ReadonlyMap<string, PlaceArray> = new Map(
  [Uint8Array, Uint16Array, Uint32Array, Int8Array, Int32Array, Float32Array].map(
    (kind): [string, PlaceArray] => [kind.name, kind],
  ),
)

type Head = {
  fingerprint: string
  data: unknown
  arrays: { name: string; kind: string; length: number }[]
}

/** The content of a file; of one that is of no use `onUseless` hears, with the reason where it is damaged. */
export async function readCacheFile<Content, Data, Arrays extends CacheArrays>(
  file: string,
  { fingerprint, unpack }: CacheFormat<Content, Data, Arrays>,
  onUseless: (damage?: Error) => void = () => undefined,
): Promise<Content | undefined> {
  try {
    const bytes = await readBytes(file)
    const found = bytes && parseFile(bytes, fingerprint)
    if (found === 'outdated') onUseless()
    else if (found) return unpack(found as Packed<Data, Arrays>)
  } catch (error) {
    onUseless(error instanceof Error ? error : new Error(String(error)))
  }
  return undefined
}

/** In one piece: the `readFile` of promises gathers a large file in many and copies them together. */
async function readBytes(file: string): Promise<Buffer | undefined> {
  const bytes = await promisify(readInOnePiece)(file).catch((error: NodeJS.ErrnoException) => {
    if (!isAbsent(error)) throw error
  })
  return bytes && file.endsWith('.gz') ? promisify(gunzip)(bytes) : bytes || undefined
}

function parseFile(given: Buffer, fingerprint: string): Packed<unknown, CacheArrays> | 'outdated' {
  // Small buffers are pieces of a pool, and begin anywhere.
  const bytes =
    given.byteOffset % alignment === 0 ? given : Buffer.from(new Uint8Array(given).buffer)
  if (bytes.subarray(0, magic.length).equals(formerMagic)) return 'outdated'
  if (!isIntact(bytes)) throw new Error('中身が壊れています')
  const end = headStart + bytes.readUInt32LE(headStart - 4)
  const head = JSON.parse(bytes.toString('utf8', headStart, end)) as Head
  if (head.fingerprint !== fingerprint) return 'outdated'
  return { data: head.data, arrays: placeArrays(bytes, end, head.arrays) }
}

function isIntact(bytes: Buffer): boolean {
  const body = magic.length + sumBytes
  return (
    bytes.subarray(0, magic.length).equals(magic) &&
    bytes.subarray(magic.length, body).equals(sumOf([bytes.subarray(body)]))
  )
}

function placeArrays(bytes: Buffer, start: number, arrays: Head['arrays']): CacheArrays {
  let at = start
  return Object.fromEntries(
    arrays.map(({ name, kind, length }) => {
      at += padding(at)
      const Place = kinds.get(kind)
      if (!Place) throw new Error(`知らない形の並び ${kind}`)
      const array = new Place(bytes.buffer, bytes.byteOffset + at, length)
      at += array.byteLength
      return [name, array]
    }),
  )
}

/** Replaces the file at once: a reader never sees half. */
export async function writeCacheFile<Content, Data, Arrays extends CacheArrays>(
  file: string,
  { fingerprint, pack }: CacheFormat<Content, Data, Arrays>,
  content: Content,
): Promise<void> {
  const { data, arrays } = pack(content)
  const head: Head = {
    fingerprint,
    data,
    arrays: Object.entries(arrays).map(([name, array]) => {
      // A Buffer is an array of bytes, too.
      const kind = array instanceof Uint8Array ? Uint8Array.name : array.constructor.name
      return { name, kind, length: array.length }
    }),
  }
  const pieces = layOut(Buffer.from(JSON.stringify(head)), Object.values(arrays))
  const whole = [magic, sumOf(pieces), ...pieces]
  const packed = file.endsWith('.gz') ? [await promisify(gzip)(Buffer.concat(whole))] : whole
  await writeAtomically(file, packed)
}

/** What follows the sum: length of the head, head, and the arrays, each where it may begin. */
function layOut(head: Buffer, arrays: readonly CacheArray[]): Buffer[] {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  const pieces = [length, head]
  let at = headStart + head.length
  for (const array of arrays) {
    const gap = Buffer.alloc(padding(at))
    pieces.push(gap, Buffer.from(array.buffer, array.byteOffset, array.byteLength))
    at += gap.length + array.byteLength
  }
  return pieces
}

function padding(at: number): number {
  return (alignment - (at % alignment)) % alignment
}

function sumOf(pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}
