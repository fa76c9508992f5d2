/**
 * Pictures of rectangles as PNG files (RFC 2083). The library draws nothing else, so that 60 lines stand for a renderer of
 * SVG: the smallest without install scripts is 2.4 MB, and takes longer to start than all pictures take to be written.
 */

import { crc32, deflateSync } from 'node:zlib'

/** `colour` is the place of one in the palette. */
export type Rectangle = { x: number; y: number; width: number; height: number; colour: number }

type Picture = {
  width: number
  height: number
  /** At most 16 colours, each as #rrggbb; the first is the ground. */
  palette: readonly string[]
  /** In the order of painting: a later one covers those before it. */
  rectangles: readonly Rectangle[]
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Four bits a pixel, as a place in the palette; compressed and filtered in the only ways there are; not interlaced. */
const format = Buffer.from([4, 3, 0, 0, 0])

/** Writes a picture as a PNG file. */
export function writePng({ width, height, palette, rectangles }: Picture): Buffer {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  const rows = Array.from({ length: height }, (_, y) => packRow(paintRow(width, y, rectangles)))
  return Buffer.concat([
    signature,
    writeChunk('IHDR', Buffer.concat([size, format])),
    writeChunk('PLTE', Buffer.from(palette.map((colour) => colour.slice(1)).join(''), 'hex')),
    writeChunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    writeChunk('IEND', Buffer.alloc(0)),
  ])
}

function paintRow(width: number, y: number, rectangles: readonly Rectangle[]): Uint8Array {
  const row = new Uint8Array(width)
  for (const { x, y: top, width: length, height, colour } of rectangles) {
    if (y >= top && y < top + height) row.fill(colour, x, x + length)
  }
  return row
}

/** Two pixels a byte, behind the byte that says that the row is written as it is. */
function packRow(row: Uint8Array): Buffer {
  const packed = Buffer.alloc(1 + Math.ceil(row.length / 2))
  row.forEach((colour, x) => {
    const at = 1 + (x >> 1)
    packed[at] = (packed[at] ?? 0) | (x % 2 === 0 ? colour << 4 : colour)
  })
  return packed
}

function writeChunk(name: string, content: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
