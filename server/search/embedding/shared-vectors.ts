/**
 * The vectors that were read from a file, moved into one table in the order in which they are asked for, which is that of
 * the documents: what is kept is what is scanned. To keep them beside the table of an engine took the 70 MB of 10,000 cases
 * twice.
 */

import { indexKeys, openPack, type VectorArrays, type VectorPack } from './vector-file.ts'
import { createVectorTable, type VectorNumbers } from './vector-table.ts'

export type SharedVectors = VectorPack & {
  /** Moves what nobody has asked for, and lets the file go. */
  settle: () => void
}

const notMoved = 0xffff_ffff

/** Shares the vectors of a file. */
export function shareVectors({ keys, scales, values }: VectorArrays): SharedVectors {
  const size = scales.length
  const table = createVectorTable(size)
  const rows = new Uint32Array(size).fill(notMoved)
  const { buffer, byteOffset } = values
  const numbers = new Uint32Array(buffer, byteOffset, values.length / Uint32Array.BYTES_PER_ELEMENT)
  let file: VectorNumbers | undefined = { scales, numbers }

  const move = (place: number) => {
    if (file && rows[place] === notMoved) rows[place] = table.copy(file, place)
  }
  const vectorAt = (place: number) => {
    move(place)
    return table.read(rows[place] as number)
  }
  return {
    ...openPack(keys, indexKeys(keys), vectorAt),
    settle: () => {
      for (let place = 0; place < size; place++) move(place)
      file = undefined
    },
  }
}
