/**
 * The files in a zip that may come from anybody. The list at its end is checked before anything is unpacked, and a file
 * is unpacked to no more than the list says: 42 kB can claim 4 GB, and one piece of data can stand for 10,000 files.
 */

import { crc32, inflateRawSync } from 'node:zlib'
import { AppError } from '../../errors.ts'

export type ZipEntry = {
  name: string
  /** Length when unpacked. */
  size: number
  /** Whether it is a link to another file. */
  isLink: boolean
  packedSize: number
  isPacked: boolean
  sum: number
  offset: number
}

const endSign = 0x06054b50
const listSign = 0x02014b50
const fileSign = 0x04034b50
const endLength = 22
const listLength = 46
const fileLength = 30
const longestRemark = 0xffff

/** A zip that cannot be read as one. */
function refuse(what: string): AppError {
  return new AppError('BAD_MATERIAL', { problem: `zip として読めません（${what}）。` })
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Lists the files of a zip; refuses one with more of them, or with anything that no plain zip has. */
export function listZip(bytes: Uint8Array, mostEntries: number): ZipEntry[] {
  const view = viewOf(bytes)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > mostEntries) {
    const problem = `中のファイルが多すぎます（${count}個）。${mostEntries}個までにしてください。`
    throw new AppError('BAD_MATERIAL', { problem })
  }
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + listLength > end || view.getUint32(at, true) !== listSign)
      throw refuse('目録が壊れている')
    const next = at + listLength + lengthsAt(view, at + 28, 3)
    if (next > end) throw refuse('目録が壊れている')
    entries.push(readEntry(bytes, view, at))
    at = next
  }
  refuseOverlaps(entries)
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endLength
  for (let at = last; at >= Math.max(0, last - longestRemark); at -= 1) {
    if (view.getUint32(at, true) !== endSign) continue
    if (view.getUint16(at + 20, true) === last - at) return at
  }
  throw refuse('終わりの目録がない')
}

/** The sum of so many lengths of two bytes each. */
function lengthsAt(view: DataView, at: number, count: number): number {
  let sum = 0
  for (let index = 0; index < count; index += 1) sum += view.getUint16(at + index * 2, true)
  return sum
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const method = view.getUint16(at + 10, true)
  if ((view.getUint16(at + 8, true) & 1) !== 0) throw refuse('暗号がかかっている')
  if (method !== 0 && method !== 8) throw refuse('知らない圧縮のしかた')
  const nameAt = at + listLength
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + view.getUint16(at + 28, true))),
    size: view.getUint32(at + 24, true),
    isLink: (view.getUint32(at + 38, true) & 0xf0000000) >>> 0 === 0xa0000000,
    packedSize: view.getUint32(at + 20, true),
    isPacked: method === 8,
    sum: view.getUint32(at + 16, true),
    offset: view.getUint32(at + 42, true),
  }
  // The long form of a zip is for more than 4 GB.
  if ([entry.size, entry.packedSize, entry.offset].includes(0xffffffff))
    throw refuse('4 GB を超える')
  if (!entry.isPacked && entry.size !== entry.packedSize) throw refuse('長さが合わない')
  return entry
}

/** Files that share their data make a few bytes into many gigabytes, and two of one name are never the same for two readers. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  if (new Set(entries.map(({ name }) => name)).size < entries.length) {
    throw refuse('同じ名のファイルが二つある')
  }
  let end = 0
  for (const { offset, packedSize } of entries.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) throw refuse('中のファイルが重なっている')
    end = offset + fileLength + packedSize
  }
}

/** Unpacks one file of the list. */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = viewOf(bytes)
  const { offset, packedSize, size, sum, isPacked } = entry
  if (offset + fileLength > bytes.byteLength || view.getUint32(offset, true) !== fileSign) {
    throw refuse('中のファイルの頭がない')
  }
  const start = offset + fileLength + lengthsAt(view, offset + 26, 2)
  if (start + packedSize > bytes.byteLength) throw refuse('途中で切れている')
  const packed = bytes.subarray(start, start + packedSize)
  const content = isPacked ? inflate(packed, size) : packed
  if (content.byteLength !== size || crc32(content) !== sum)
    throw refuse('中のファイルが壊れている')
  return content
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    throw refuse('中のファイルが壊れている')
  }
}
