/** The passage vectors of one document, and which of its passages are nearest to a query. */

import { belowAll } from './embedding/dot-kernel.ts'
import { dimensions } from './embedding/model.ts'
import { type PackedVector, unpackVector } from './embedding/vector-pack.ts'
import type { PlacedVector, VectorTable } from './embedding/vector-table.ts'
import type { Nearness, PassageScore } from './engine.ts'
import type { ForwardRow } from './forward-index/forward-index.ts'
import type { PassageKind } from './passages.ts'

/** How many of the best passages of each kind a case reports: the ranker averages windows, takes the best of the rest. */
const kept: Readonly<Record<PassageKind, number>> = { window: 3, section: 1, question: 1 }

/**
 * Of few windows only a quarter is reported: the mean over all windows of a single paragraph would bury the sentence
 * that answers.
 */
const shareOfWindows = 0.25

/** In the order in which they are reported. */
const kinds = Object.keys(kept) as PassageKind[]
/** In the order in which a document has its passages, and their vectors lie. */
const order: readonly PassageKind[] = ['window', 'question', 'section']

export type PassageVectors = {
  /** The places of the passages of each kind among all of the document. */
  places: Readonly<Record<PassageKind, readonly number[]>>
  /** How many there are. */
  count: number
  /** Their vectors, kind by kind: those of the store, not copies. Looked up anew at each call, which few cases ever need. */
  readVectors: () => PackedVector[]
  /** Where these lie already, one behind the other. */
  home: VectorHome | undefined
  /** Whether every passage has its vector. */
  isWhole: boolean
}

export type VectorHome = { table: VectorTable; first: number }

type FindVector = (key: string) => PackedVector | PlacedVector | undefined

/** Whose passages are looked up. */
type PassageRow = Pick<ForwardRow, 'readPassages'>

/** Once whole, the vectors of a document stay as they are: a key stands for one vector for ever. */
const whole = new WeakMap<PassageRow, PassageVectors>()

/** The vectors of a document's passages; a passage whose vector has not been computed yet has none. */
export function collectPassageVectors(row: PassageRow, findVector: FindVector): PassageVectors {
  const vectors = whole.get(row) ?? lookUpVectors(row, findVector)
  if (vectors.isWhole) whole.set(row, vectors)
  return vectors
}

function lookUpVectors(row: PassageRow, findVector: FindVector): PassageVectors {
  const passages = row.readPassages()
  const found: Record<PassageKind, (PackedVector | PlacedVector)[]> = {
    ...{ window: [], section: [], question: [] },
  }
  const places: Record<PassageKind, number[]> = { window: [], section: [], question: [] }
  passages.forEach(({ kind, key }, place) => {
    const vector = findVector(key)
    if (!vector) return
    places[kind].push(place)
    found[kind].push(vector)
  })
  const vectors = order.flatMap((kind) => found[kind])
  return {
    ...{ places, count: vectors.length, isWhole: vectors.length === passages.length },
    home: findHome(vectors),
    readVectors: openReader(row, places, findVector),
  }
}

/** Apart from the look-up, whose vectors it would hold as objects: 60 MB of 10,000 cases. */
function openReader(
  row: PassageRow,
  places: PassageVectors['places'],
  findVector: FindVector,
): PassageVectors['readVectors'] {
  return () => {
    const keys = row.readPassages()
    return order.flatMap((kind) =>
      places[kind].flatMap((place) => findVector(keys[place]?.key ?? '') ?? []),
    )
  }
}

function findHome(vectors: readonly (PackedVector | PlacedVector)[]): VectorHome | undefined {
  const [first] = vectors
  if (!first || !('table' in first)) return undefined
  const { table, row } = first
  const isAt = (vector: PackedVector | PlacedVector, at: number) =>
    'table' in vector && vector.table === table && vector.row === row + at
  return vectors.every(isAt) ? { table, first: row } : undefined
}

/** The rows in which the vectors of each kind begin, and the row behind the last, where they lie from `first` on. */
export function listKindRows({ places, count }: PassageVectors, first: number): number[] {
  const questions = first + places.window.length
  return [first, questions, questions + places.question.length, first + count]
}

/** How near the passages of a document are, by the cosines of its vectors; its rows are those of `listKindRows`. */
export function measureNearness(cosines: Float32Array, rows: Uint32Array, at: number): Nearness {
  const [first, questions] = [rows[at] as number, rows[at + 1] as number]
  const [sections, end] = [rows[at + 2] as number, rows[at + 3] as number]
  return {
    window: findLargest(cosines, first, questions),
    meanWindow: first === questions ? undefined : meanBest(cosines, first, questions - first),
    section: findLargest(cosines, sections, end),
    question: findLargest(cosines, questions, sections),
  }
}

/** The mean of the windows that are kept, three at most: in one walk, as a search measures a thousand cases. */
function meanBest(cosines: Float32Array, first: number, count: number): number {
  let [best, second, third] = [belowAll, belowAll, belowAll]
  for (let row = first; row < first + count; row++) {
    const cosine = cosines[row] as number
    if (cosine <= third) continue
    third = cosine
    if (third > second) [second, third] = [third, second]
    if (second > best) [best, second] = [second, best]
  }
  const most = countKept('window', count)
  return (best + (most > 1 ? second : 0) + (most > 2 ? third : 0)) / most
}

function findLargest(cosines: Float32Array, from: number, to: number): number | undefined {
  if (from === to) return undefined
  let largest = belowAll
  for (let row = from; row < to; row++) largest = Math.max(largest, cosines[row] as number)
  return largest
}

/** The best passages of each kind by the cosines of the document's vectors, which lie from `first` on. */
export function scorePassages(
  { places }: PassageVectors,
  cosines: Float32Array,
  first: number,
): PassageScore[] {
  const { window, question } = places
  const firsts = {
    window: first,
    question: first + window.length,
    section: first + window.length + question.length,
  }
  return kinds.flatMap((kind) => {
    let row = firsts[kind]
    const best: PassageScore[] = []
    const most = countKept(kind, places[kind].length)
    for (const index of places[kind]) {
      const cosine = cosines[row++] as number
      if (best.length === most && cosine <= (best.at(-1)?.cosine ?? 0)) continue
      keepBest(best, most, { kind, index, cosine })
    }
    return best
  })
}

function countKept(kind: PassageKind, vectors: number): number {
  const most = kind === 'window' ? Math.max(1, Math.round(shareOfWindows * vectors)) : 1
  return Math.min(kept[kind], most)
}

function keepBest(list: PassageScore[], most: number, score: PassageScore): void {
  const at = list.findIndex(({ cosine }) => cosine < score.cosine)
  list.splice(at < 0 ? list.length : at, 0, score)
  if (list.length > most) list.pop()
}

/** Of cases that have all their vectors; those of a changed case are others. */
const known = new WeakMap<PassageVectors, Float32Array>()

/**
 * What a case is about: the mean vector of its sections, or undefined while none has been computed. Questions and asks
 * are left out: with them three times as many pairs of cases were near.
 */
export function meanVector(passages: PassageVectors): Float32Array | undefined {
  const mean = known.get(passages)
  if (mean) return mean
  const { section } = passages.places
  const vectors = passages.readVectors().slice(passages.count - section.length)
  if (vectors.length === 0) return undefined
  const sum = new Float32Array(dimensions)
  for (const vector of vectors) {
    unpackVector(vector).forEach((value, at) => {
      sum[at] = (sum[at] as number) + value / vectors.length
    })
  }
  if (passages.isWhole) known.set(passages, sum)
  return sum
}
