/**
 * The vectors that were read from a file, moved into one table in the order in which they are asked for, which is that of
 * the documents: what is kept is what is scanned. To keep them beside the table of an engine took the 70 MB of 10,000 cases
 * twice.
 */

import { indexKeys, openPack, type VectorArrays, type VectorPack } from './vector-file.ts'
import { packedBytes } from './vector-pack.ts'
import { createVectorTable } from './vector-table.ts'

export type SharedVectors = VectorPack & {
  /** Moves what nobody has asked for, and lets the file go. */
  settle: () => void
}

const notMoved = 0xffff_ffff

/** Shares the vectors of a file. */
export function shareVectors({ keys, ...whole }: VectorArrays): SharedVectors {
  const size = whole.scales.length
  const table = createVectorTable(size)
  const rows = new Uint32Array(size).fill(notMoved)
  let file: typeof whole | undefined = whole

  const move = (place: number) => {
    if (!file || rows[place] !== notMoved) return
    const at = place * packedBytes
    const values = file.values.subarray(at, at + packedBytes)
    rows[place] = table.add([{ scale: file.scales[place] as number, values }]) as number
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
