/**
 * Data and arrays of numbers as one run of bytes: length of the head, the head as JSON, then each array as it lies in
 * memory, so that 100 MB are there in a moment. Written and read in Node and in browsers alike.
 */

/** Data that JSON can write, and arrays by name. */
export type Packed<Data, Arrays extends ContentArrays> = { data: Data; arrays: Arrays }

type ContentArray = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int32Array | Float32Array
export type ContentArrays = Record<string, ContentArray>

/** Every array begins at a multiple of its numbers' size, so that it can be used where it lies. */
export const alignment = 4

const lengthBytes = 4

type ArrayKind = {
  new (buffer: ArrayBufferLike, start: number, length: number): ContentArray
  readonly BYTES_PER_ELEMENT: number
}
const kinds: ReadonlyMap<string, ArrayKind> = new Map(
  [Uint8Array, Uint16Array, Uint32Array, Int8Array, Int32Array, Float32Array].map(
    (kind): [string, ArrayKind] => [kind.name, kind],
  ),
)

type Head = {
  fingerprint: string
  data: unknown
  arrays: { name: string; kind: string; length: number }[]
}

/** A content under the name of what made it. */
export type NamedContent = Packed<unknown, ContentArrays> & { fingerprint: string }

/** The content as pieces of bytes, one behind the other. */
export function layOutContent({ fingerprint, data, arrays }: NamedContent): Uint8Array[] {
  const head: Head = {
    ...{ fingerprint, data },
    arrays: Object.entries(arrays).map(([name, array]) => {
      // A Buffer is an array of bytes, too.
      const kind = array instanceof Uint8Array ? Uint8Array.name : array.constructor.name
      return { name, kind, length: array.length }
    }),
  }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const length = new Uint8Array(lengthBytes)
  new DataView(length.buffer).setUint32(0, json.length, true)
  const pieces = [length, json]
  let at = lengthBytes + json.length
  for (const { buffer, byteOffset, byteLength } of Object.values(arrays)) {
    const gap = new Uint8Array(padding(at))
    pieces.push(gap, new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength))
    at += gap.length + byteLength
  }
  return pieces
}

/** The content as one run of bytes. */
export function writeContent(content: NamedContent): Uint8Array<ArrayBuffer> {
  const pieces = layOutContent(content)
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** The content of bytes that begin at a multiple of `alignment`; its arrays are views of them. */
export function readContent(bytes: Uint8Array): NamedContent {
  const start = lengthBytes + readLength(bytes)
  const { fingerprint, data, arrays } = parseHead(bytes.subarray(lengthBytes, start))
  let at = start
  const placed = arrays.map(({ name, kind, length }): [string, ContentArray] => {
    at += padding(at)
    const array = new (findKind(kind))(bytes.buffer, bytes.byteOffset + at, length)
    at += array.byteLength
    return [name, array]
  })
  return { fingerprint, data, arrays: Object.fromEntries(placed) }
}

/** Answers the next bytes, in memory of their own. */
export type TakeBytes = (length: number) => Promise<Uint8Array<ArrayBuffer>>

/** The content piece by piece: each array lies by itself, so that what is done with one of them gives its memory back. */
export async function takeContent(take: TakeBytes): Promise<NamedContent> {
  const length = readLength(await take(lengthBytes))
  const { fingerprint, data, arrays } = parseHead(await take(length))
  let at = lengthBytes + length
  const taken: [string, ContentArray][] = []
  for (const { name, kind, length } of arrays) {
    const Kind = findKind(kind)
    const gap = await take(padding(at))
    const { buffer, byteLength } = await take(length * Kind.BYTES_PER_ELEMENT)
    taken.push([name, new Kind(buffer, 0, length)])
    at += gap.length + byteLength
  }
  return { fingerprint, data, arrays: Object.fromEntries(taken) }
}

function readLength({ buffer, byteOffset }: Uint8Array): number {
  return new DataView(buffer, byteOffset).getUint32(0, true)
}

function parseHead(json: Uint8Array): Head {
  return JSON.parse(new TextDecoder().decode(json)) as Head
}

function findKind(name: string): ArrayKind {
  const kind = kinds.get(name)
  if (!kind) throw new Error(`知らない形の並び ${name}`)
  return kind
}

function padding(at: number): number {
  return (alignment - (at % alignment)) % alignment
}
