/**
 * Results of slow work kept on disk: read back only when the code that made them is still the same. A missing,
 * damaged or outdated file is no result: the work is only done again.
 *
 * Layout: magic, SHA-256 of the rest, length of the head, the head as JSON, then each array of numbers as it lies in
 * memory, so that 100 MB are there in a moment. A file whose name ends with `.gz` is compressed as a whole.
 */

import { createHash } from 'node:crypto'
import { readFile as readInOnePiece } from 'node:fs'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { writeAtomically } from './atomic-write.ts'

const magic = Buffer.from('KZK1', 'latin1')
const sumBytes = 32
const headStart = magic.length + sumBytes + 4
/** Every array begins at a multiple of its numbers' size, so that it can be used where it lies. */
const alignment = 4

type KeptArray = Uint8Array | Uint16Array | Uint32Array | Int32Array

type PlaceArray = new (buffer: ArrayBufferLike, start: number, length: number) => KeptArray
const kinds: Readonly<Record<string, PlaceArray>> = {
  ...{ Uint8Array, Uint16Array, Uint32Array, Int32Array },
}

/** What a file holds: data that JSON can write, and arrays by name. */
type Kept<Data, Arrays extends Record<string, KeptArray>> = { data: Data; arrays: Arrays }

type Head<Data> = {
  fingerprint: string
  data: Data
  arrays: { name: string; kind: string; length: number }[]
}

/** What is kept under this fingerprint, or undefined. */
export async function readKept<Data, Arrays extends Record<string, KeptArray>>(
  file: string,
  fingerprint: string,
): Promise<Kept<Data, Arrays> | undefined> {
  try {
    const bytes = align(await readBytes(file))
    if (!isIntact(bytes)) return undefined
    const end = headStart + bytes.readUInt32LE(headStart - 4)
    const head = JSON.parse(bytes.toString('utf8', headStart, end)) as Head<Data>
    if (head.fingerprint !== fingerprint) return undefined
    return { data: head.data, arrays: placeArrays(bytes, end, head.arrays) as Arrays }
  } catch {
    return undefined
  }
}

async function readBytes(file: string): Promise<Buffer> {
  const bytes = await readWhole(file)
  return file.endsWith('.gz') ? promisify(gunzip)(bytes) : bytes
}

/** Reads a large file in one piece: the `readFile` of promises gathers it in many and copies them together. */
export const readWhole: (file: string) => Promise<Buffer> = promisify(readInOnePiece)

/** Small buffers are pieces of a pool, and begin anywhere. */
function align(bytes: Buffer): Buffer {
  return bytes.byteOffset % alignment === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer)
}

function isIntact(bytes: Buffer): boolean {
  const body = magic.length + sumBytes
  return (
    bytes.subarray(0, magic.length).equals(magic) &&
    bytes.subarray(magic.length, body).equals(sumOf([bytes.subarray(body)]))
  )
}

function placeArrays(
  bytes: Buffer,
  start: number,
  arrays: Head<unknown>['arrays'],
): Record<string, KeptArray> {
  let at = start
  return Object.fromEntries(
    arrays.map(({ name, kind, length }) => {
      at += padding(at)
      const Place = kinds[kind] ?? Uint8Array
      const array = new Place(bytes.buffer, bytes.byteOffset + at, length)
      at += array.byteLength
      return [name, array]
    }),
  )
}

/** Replaces the file at once: a reader never sees half. */
export async function writeKept(
  file: string,
  fingerprint: string,
  { data, arrays }: Kept<unknown, Record<string, KeptArray>>,
): Promise<void> {
  const named = Object.entries(arrays)
  const head: Head<unknown> = {
    ...{ fingerprint, data },
    arrays: named.map(([name, array]) => {
      return { name, kind: array.constructor.name, length: array.length }
    }),
  }
  const pieces = layOut(
    Buffer.from(JSON.stringify(head)),
    named.map(([, array]) => array),
  )
  const whole = Buffer.concat([magic, sumOf(pieces), ...pieces])
  await writeAtomically(file, file.endsWith('.gz') ? await promisify(gzip)(whole) : whole)
}

/** What follows the sum: length of the head, head, and the arrays, each where it may begin. */
function layOut(head: Buffer, arrays: readonly KeptArray[]): Buffer[] {
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
