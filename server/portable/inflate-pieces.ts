/** The pieces of a part, as they come, to the bytes of its content. */

import type { PortablePiece } from '../contract/portable.ts'
import { readPieceText } from './piece-text.ts'

/** Takes a piece; answers the bytes with the last one. */
export type TakePiece = (piece: PortablePiece) => Promise<Uint8Array<ArrayBuffer> | undefined>

/** Inflates while the next pieces are still being read; refuses a piece out of its place. */
export function createInflater(): TakePiece {
  const { readable, writable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  const whole = new Response(readable).arrayBuffer()
  // Heard of with the last piece; until then nobody waits for it.
  whole.catch(() => undefined)
  let taken = 0
  return async ({ number, of, text }) => {
    if (number !== taken + 1) throw new RangeError(`${taken + 1}番目のかわりに${number}番目が来た`)
    taken = number
    // Not awaited: what is written waits in the stream. What is broken in it, the whole says.
    writer.write(readPieceText(text)).catch(() => undefined)
    if (number < of) return undefined
    writer.close().catch(() => undefined)
    return new Uint8Array(await whole)
  }
}
