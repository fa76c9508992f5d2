/**
 * Where the vectors of each document lie in tables. What was read from files lies in tables that all engines share; what
 * has come since lies in one of our own. Contents that follow each other share that, too: a change adds the vectors of what
 * has come, and those of what has gone are merely not read any more.
 */

import { createVectorTable, type VectorTable } from '../embedding/vector-table.ts'
import type { Nearness, PassageScore } from '../engine.ts'
import {
  listKindRows,
  measureNearness,
  type PassageVectors,
  scorePassages,
} from '../passage-vectors.ts'

export type PlacedVectors = {
  /** Our own, and those of others. */
  tables: readonly VectorTable[]
  /** By the number of the document; undefined where it has gone. */
  documents: readonly (PassageVectors | undefined)[]
  /** The place of each document among the tables. */
  tableOf: Uint8Array
  /**
   * The rows of each document, kind by kind: four numbers, so that a search reads 160 kB in a row and not three objects
   * for each of 10,000 documents.
   */
  kindRows: Uint32Array
  own: OwnVectors
  count: number
}

/** Vectors that have no other home. */
type OwnVectors = {
  table: VectorTable
  /** The first row of all that was ever added to the table. */
  rows: WeakMap<PassageVectors, number>
}

/** Room for changes: an eighth of all, but for so many at least. */
const leastRoom = 1_000
const shareOfRoom = 1 / 8

const numbersEach = 4

/** Finds the vectors of documents by their numbers where they are, and places the others in our table as long as that has room. */
export function placeVectors(
  documents: readonly (PassageVectors | undefined)[],
  before?: Pick<PlacedVectors, 'own'>,
): PlacedVectors {
  const homes = documents.map((vectors) => vectors?.home)
  const others = documents.map((vectors) => (vectors?.home ? undefined : vectors))
  const { own, starts } = (before && placeIn(before.own, others)) ?? placeAnew(others)
  const tables = [...new Set([own.table, ...homes.flatMap((home) => home?.table ?? [])])]
  const tableOf = new Uint8Array(documents.length)
  const kindRows = new Uint32Array(numbersEach * documents.length)
  for (const [number, vectors] of documents.entries()) {
    if (!vectors) continue
    const { table, first } = vectors.home ?? { table: own.table, first: starts[number] as number }
    tableOf[number] = tables.indexOf(table)
    kindRows.set(listKindRows(vectors, first), numbersEach * number)
  }
  return { tables, documents, tableOf, kindRows, own, count: countAll(documents) }
}

function countAll(documents: readonly (PassageVectors | undefined)[]): number {
  return documents.reduce((sum, vectors) => sum + (vectors?.count ?? 0), 0)
}

type Placed = { own: OwnVectors; starts: Uint32Array }

function placeAnew(documents: readonly (PassageVectors | undefined)[]): Placed {
  const count = countAll(documents)
  const room = count === 0 ? 0 : count + Math.max(leastRoom, Math.ceil(shareOfRoom * count))
  const placed = placeIn({ table: createVectorTable(room), rows: new WeakMap() }, documents)
  if (!placed) throw new RangeError(`${room} rows have no room for ${count} vectors`)
  return placed
}

function placeIn(
  own: OwnVectors,
  documents: readonly (PassageVectors | undefined)[],
): Placed | undefined {
  const starts = new Uint32Array(documents.length)
  for (const [number, vectors] of documents.entries()) {
    if (!vectors) continue
    const start = own.rows.get(vectors) ?? own.table.add(vectors.readVectors())
    if (start === undefined) return undefined
    own.rows.set(vectors, start)
    starts[number] = start
  }
  return { own, starts }
}

/** How near documents are to a query; to be read before the tables are asked again. */
export type NearnessReader = {
  /** The cosine of the nearest passage; −2, which is none, where a document has no vectors. */
  best: (document: number) => number
  /** Of a document with vectors whose best has been read. */
  nearness: (document: number) => Nearness
}

/** Reads the vectors of each document when its best is asked for. */
export function readNearness(placed: PlacedVectors, query: Float32Array): NearnessReader {
  const { tables, tableOf, kindRows } = placed
  const scans = tables.map((table) => table.ask(query))
  return {
    best: (document) => {
      const scan = scans[tableOf[document] as number] as ReturnType<VectorTable['ask']>
      const first = kindRows[numbersEach * document] as number
      return scan(first, (kindRows[numbersEach * document + numbersEach - 1] as number) - first)
    },
    nearness: (document) => {
      const { cosines } = tables[tableOf[document] as number] as VectorTable
      return measureNearness(cosines, kindRows, numbersEach * document)
    },
  }
}

/** The passages of a document that are nearest to a query, the best of each kind. */
export function findPassages(
  { tables, documents, tableOf, kindRows }: PlacedVectors,
  query: Float32Array,
  document: number,
): PassageScore[] {
  const own = documents[document]
  const table = tables[tableOf[document] ?? 0]
  if (!own || !table) return []
  const start = kindRows[numbersEach * document] as number
  table.ask(query)(start, own.count)
  return scorePassages(own, table.cosines, start)
}
