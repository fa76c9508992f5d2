/** A zip written piece by piece: the same files make the same bytes, whenever and wherever they are written. */

import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

export type ZipFile = { name: string; bytes: Uint8Array }

const deflate = promisify(deflateRaw)

/** 1 January 1980, the first day a zip knows: a time of writing would make every zip another one. */
const day = 0x21
const utf8Names = 0x0800
/** As Unix writes it, readable for everybody. */
const madeOnUnix = 0x0314
const plainFile = (0o100644 << 16) >>> 0
const most = { files: 0xffff, bytes: 0xffffffff }

/** Writes the files in their order; `isStored` leaves them as they are, for a reader in this same program. */
export async function* writeZip(
  files: Iterable<ZipFile> | AsyncIterable<ZipFile>,
  { isStored = false } = {},
): AsyncGenerator<Uint8Array> {
  const list: Uint8Array[] = []
  let offset = 0
  for await (const { name, bytes } of files) {
    const packed = isStored ? bytes : await deflate(bytes, { level: 9 })
    const isSmaller = packed.byteLength < bytes.byteLength
    const content = isSmaller ? packed : bytes
    const nameBytes = new TextEncoder().encode(name)
    const common = describeFile(bytes, content, isSmaller, nameBytes)
    const head = Buffer.concat([numbers([4, 0x04034b50], [2, 20]), common, numbers([2, 0])])
    list.push(
      Buffer.concat([
        numbers([4, 0x02014b50], [2, madeOnUnix], [2, 20]),
        common,
        numbers([2, 0], [2, 0], [2, 0], [2, 0], [4, plainFile], [4, offset]),
        nameBytes,
      ]),
    )
    yield Buffer.concat([head, nameBytes])
    yield content
    offset += head.byteLength + nameBytes.byteLength + content.byteLength
    if (list.length > most.files || offset > most.bytes) {
      throw new Error('too many files or bytes for a plain zip')
    }
  }
  const listBytes = Buffer.concat(list)
  const counts: Field[] = [
    [2, list.length],
    [2, list.length],
  ]
  yield listBytes
  yield numbers(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
    ] as const),
    ...counts,
    ...([
      [4, listBytes.byteLength],
      [4, offset],
      [2, 0],
    ] as const),
  )
}

/** What head and list say of a file in the same words. */
function describeFile(
  bytes: Uint8Array,
  content: Uint8Array,
  isPacked: boolean,
  name: Uint8Array,
): Uint8Array {
  return numbers(
    ...([
      [2, utf8Names],
      [2, isPacked ? 8 : 0],
      [2, 0],
      [2, day],
    ] as const),
    ...([
      [4, crc32(bytes)],
      [4, content.byteLength],
      [4, bytes.byteLength],
    ] as const),
    [2, name.byteLength],
  )
}

type Field = readonly [length: 2 | 4, value: number]

function numbers(...fields: readonly Field[]): Uint8Array {
  const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0))
  let at = 0
  for (const [length, value] of fields) at = bytes.writeUIntLE(value, at, length)
  return bytes
}

/** The whole zip in memory. */
export async function joinPieces(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
