/** Reads a PNG of a palette back, as strictly as a decoder: signature, sums, and every pixel. */

import { crc32, inflateSync } from 'node:zlib'

export type Pixels = {
  width: number
  height: number
  /** The colour of a pixel as #rrggbb. */
  at: (x: number, y: number) => string
}

/** The picture; whatever is damaged is refused. */
export function readPng(bytes: Buffer): Pixels {
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG')
  const chunks = readChunks(bytes)
  const part = (name: string): Buffer =>
    chunks.find((chunk) => chunk.name === name)?.content ?? Buffer.alloc(0)
  const head = part('IHDR')
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  if (head.toString('hex', 8) !== '0403000000') throw new Error('another format')
  const rowLength = 1 + Math.ceil(width / 2)
  const rows = inflateSync(part('IDAT'))
  if (rows.length !== rowLength * height) throw new Error('rows missing')
  const palette = part('PLTE').toString('hex').match(/.{6}/g) ?? []
  return {
    ...{ width, height },
    at: (x, y) => {
      if (rows[rowLength * y] !== 0) throw new Error('a filtered row')
      const pair = rows[rowLength * y + 1 + (x >> 1)] ?? 0
      return `#${palette[x % 2 === 0 ? pair >> 4 : pair & 15]}`
    },
  }
}

function readChunks(bytes: Buffer): { name: string; content: Buffer }[] {
  const chunks = []
  let at = 8
  while (at < bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at)
    const [name, content] = [bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, end)]
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) throw new Error('damaged')
    chunks.push({ name, content })
    at = end + 4
  }
  if (chunks.at(-1)?.name !== 'IEND') throw new Error('no end')
  return chunks
}
