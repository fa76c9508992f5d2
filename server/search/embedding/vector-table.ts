/**
 * Vectors in one flat piece of memory, in the order in which they are read: scanned exactly, with no approximate index to
 * tune or to be wrong. The query is rounded to 16 bits, which has moved no cosine by more than
 * 0.000003.
 */

import {
  belowAll,
  createPlainKernel,
  type DotKernel,
  openDotKernel,
  queryOrder,
} from './dot-kernel.ts'
import { dimensions } from './model.ts'
import { offset, type PackedVector, packedBytes } from './vector-pack.ts'

/** Rows are only ever added: what an older content has of a table stays as it was. */
export type VectorTable = {
  /** Adds vectors and answers the row of the first; undefined where there is no room for them. */
  add: (vectors: readonly PackedVector[]) => number | undefined
  /** Adds the vector at a place of others, without making an object of it, and answers its row. */
  copy: (from: VectorNumbers, place: number) => number
  /** The vector of a row, where it lies. */
  read: (row: number) => PlacedVector
  /**
   * Prepares a scan: each call writes the cosines of some rows with the query to `cosines`, until the next scan, and answers
   * the largest; −2, which is none, of no rows.
   */
  ask: (query: Float32Array) => (first: number, count: number) => number
  cosines: Float32Array
}

/** Vectors one behind the other: their scales, and what their values are, four bytes a number. */
export type VectorNumbers = { scales: Float32Array; numbers: Uint32Array }

/** A vector that knows where it lies; a start wants to know no more of most, so that its values are looked up when asked for. */
export class PlacedVector implements PackedVector {
  readonly table: VectorTable
  readonly row: number
  readonly #from: VectorNumbers

  constructor(table: VectorTable, row: number, from: VectorNumbers) {
    this.table = table
    this.row = row
    this.#from = from
  }

  get scale(): number {
    return this.#from.scales[this.row] as number
  }

  get values(): Uint8Array {
    const { buffer, byteOffset } = this.#from.numbers
    return new Uint8Array(buffer, byteOffset + this.row * packedBytes, packedBytes)
  }
}

const queryBytes = 2 * dimensions
const floatBytes = 4
const numbersEach = packedBytes / Uint32Array.BYTES_PER_ELEMENT

/** Makes an empty table with room for so many vectors. */
export function createVectorTable(
  room: number,
  openKernel: typeof openDotKernel = openDotKernel,
): VectorTable {
  const cosinesAt = queryBytes
  const scalesAt = cosinesAt + floatBytes * room
  const valuesAt = scalesAt + floatBytes * room
  const { buffer, kernel } = openMemory(valuesAt + packedBytes * room, openKernel)
  const asked = new Int16Array(buffer, 0, dimensions)
  const cosines = new Float32Array(buffer, cosinesAt, room)
  const values = new Uint8Array(buffer, valuesAt, packedBytes * room)
  const scales = new Float32Array(buffer, scalesAt, room)
  const numbers = new Uint32Array(buffer, valuesAt, numbersEach * room)
  const own = { scales, numbers }
  let size = 0
  const table: VectorTable = {
    cosines,
    add: (vectors) => {
      const first = size
      if (first + vectors.length > room) return undefined
      for (const vector of vectors) {
        values.set(vector.values, size * packedBytes)
        scales[size++] = vector.scale
      }
      return first
    },
    copy: (from, place) => {
      if (size === room) throw new RangeError(`${room} rows have no room for another`)
      const [source, target] = [place * numbersEach, size * numbersEach]
      for (let at = 0; at < numbersEach; at++) {
        numbers[target + at] = from.numbers[source + at] as number
      }
      scales[size] = from.scales[place] as number
      return size++
    },
    read: (row) => new PlacedVector(table, row, own),
    ask: (query) => {
      const { step, sum } = writeQuery(query, asked)
      return (first, count) => {
        if (count === 0) return belowAll
        const vectorsAt = valuesAt + packedBytes * first
        const floatsAt = floatBytes * first
        const into = cosinesAt + floatsAt
        return kernel(0, vectorsAt, count, scalesAt + floatsAt, into, offset * sum, step)
      }
    },
  }
  return table
}

const pageBytes = 65_536

function openMemory(
  bytes: number,
  openKernel: typeof openDotKernel,
): { buffer: ArrayBuffer; kernel: DotKernel } {
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) })
    const kernel = openKernel(memory)
    if (kernel) return { buffer: memory.buffer as ArrayBuffer, kernel }
  } catch {
    // Without WebAssembly, or without room for its memory, the loop answers the same.
  }
  const buffer = new ArrayBuffer(bytes)
  return { buffer, kernel: createPlainKernel(buffer) }
}

const largestNumber = 32_767

/** Writes a query as whole numbers, and answers what one of them is worth and what all are together. */
function writeQuery(query: Float32Array, numbers: Int16Array): { step: number; sum: number } {
  const peak = query.reduce((top, value) => Math.max(top, Math.abs(value)), 0)
  const step = peak / largestNumber || 1
  let sum = 0
  for (let at = 0; at < dimensions; at++) {
    const number = Math.round((query[at] as number) / step)
    numbers[queryOrder[at] as number] = number
    sum += number
  }
  return { step, sum }
}
