/**
 * All passage vectors in one block of int8, scanned exactly: no approximate index to tune or to be wrong. A row's
 * dot product with the query (both unit length) is the cosine.
 */

import type { PackedVector } from '../embedding/vector-pack.ts'
import type { PassageScore } from '../engine.ts'
import type { Passage, PassageKind } from '../passages.ts'

const kinds: readonly PassageKind[] = ['window', 'section', 'question']

/** How many of the best passages of each kind a case reports: the ranker averages windows, takes the best of the rest. */
const kept: Readonly<Record<PassageKind, number>> = { window: 3, section: 1, question: 1 }

export type VectorTable = {
  dimensions: number
  values: Int8Array
  scales: Float32Array
  /** Rows of document d are at starts[d] up to starts[d + 1]. */
  starts: Uint32Array
  /** Passage of each row within its document, and the number of its kind in `kinds`. */
  passages: Uint16Array
  kindNumbers: Uint8Array
}

/** Lays out the vectors; a passage without a vector yet has no row. */
export function buildVectorTable(
  documents: readonly (readonly Passage[])[],
  vectorOf: (passage: Passage) => PackedVector | undefined,
  dimensions: number,
): VectorTable {
  const rows = documents.map((passages) =>
    passages.flatMap((passage, index) => {
      const vector = vectorOf(passage)
      return vector ? [{ index, kind: kinds.indexOf(passage.kind), vector }] : []
    }),
  )
  const total = rows.reduce((sum, list) => sum + list.length, 0)
  const table: VectorTable = {
    dimensions,
    values: new Int8Array(total * dimensions),
    scales: new Float32Array(total),
    starts: new Uint32Array(documents.length + 1),
    passages: new Uint16Array(total),
    kindNumbers: new Uint8Array(total),
  }
  let row = 0
  rows.forEach((list, document) => {
    for (const { index, kind, vector } of list) {
      table.values.set(vector.values, row * dimensions)
      table.scales[row] = vector.scale
      table.passages[row] = index
      table.kindNumbers[row] = kind
      row++
    }
    table.starts[document + 1] = row
  })
  return table
}

/** The best passages of each kind of one document for a query vector. */
export function scorePassages(
  table: VectorTable,
  document: number,
  query: Float32Array,
): PassageScore[] {
  const best: PassageScore[][] = kinds.map(() => [])
  const end = table.starts[document + 1] ?? 0
  for (let row = table.starts[document] ?? 0; row < end; row++) {
    const kindNumber = table.kindNumbers[row] ?? 0
    const kind = kinds[kindNumber] ?? 'window'
    const cosine = dotRow(table, row, query) * (table.scales[row] ?? 0)
    const list = best[kindNumber] ?? []
    if (list.length === kept[kind] && cosine <= (list.at(-1)?.cosine ?? 0)) continue
    keepBest(list, kept[kind], { kind, index: table.passages[row] ?? 0, cosine })
  }
  return best.flat()
}

function keepBest(list: PassageScore[], most: number, score: PassageScore): void {
  const at = list.findIndex(({ cosine }) => cosine < score.cosine)
  list.splice(at < 0 ? list.length : at, 0, score)
  if (list.length > most) list.pop()
}

/** Four sums side by side halve the time of one (measured: 8,000 rows 9.4 ms against 19.5 ms). */
function dotRow(table: VectorTable, row: number, query: Float32Array): number {
  const { values, dimensions } = table
  const from = row * dimensions
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let at = 0; at < dimensions; at += 4) {
    a += (values[from + at] as number) * (query[at] as number)
    b += (values[from + at + 1] as number) * (query[at + 1] as number)
    c += (values[from + at + 2] as number) * (query[at + 2] as number)
    d += (values[from + at + 3] as number) * (query[at + 3] as number)
  }
  return a + b + c + d
}
