/**
 * The passage vectors of one document, scanned exactly: no approximate index to tune or to be wrong. The dot product
 * of one with the query (both unit length) is the cosine.
 */

import type { PackedVector } from './embedding/vector-pack.ts'
import type { PassageScore } from './engine.ts'
import type { PassageKey } from './forward-index/forward-index.ts'
import type { PassageKind } from './passages.ts'

/** How many of the best passages of each kind a case reports: the ranker averages windows, takes the best of the rest. */
const kept: Readonly<Record<PassageKind, number>> = { window: 3, section: 1, question: 1 }

/**
 * Of few windows only a quarter is reported: the mean over all windows of a single paragraph would bury the sentence
 * that answers.
 */
const shareOfWindows = 0.25

const kinds = Object.keys(kept) as PassageKind[]

/** The vectors are those of the store, not copies: 10,000 cases have 116 MB of them. */
type PassageVector = { index: number; vector: PackedVector; isAsk: boolean }

export type PassageVectors = {
  byKind: Readonly<Record<PassageKind, readonly PassageVector[]>>
  count: number
  /** Whether every passage has its vector. */
  isWhole: boolean
}

/** Once whole, the vectors of a document stay as they are: a key stands for one vector for ever. */
const whole = new WeakMap<readonly PassageKey[], PassageVectors>()

/** The vectors of a document's passages; a passage whose vector has not been computed yet has none. */
export function collectPassageVectors(
  passages: readonly PassageKey[],
  findVector: (key: string) => PackedVector | undefined,
): PassageVectors {
  const vectors = whole.get(passages) ?? lookUpVectors(passages, findVector)
  if (vectors.isWhole) whole.set(passages, vectors)
  return vectors
}

function lookUpVectors(
  passages: readonly PassageKey[],
  findVector: (key: string) => PackedVector | undefined,
): PassageVectors {
  const byKind: Record<PassageKind, PassageVector[]> = { window: [], section: [], question: [] }
  let count = 0
  passages.forEach(({ kind, key, isAsk = false }, index) => {
    const vector = findVector(key)
    if (!vector) return
    byKind[kind].push({ index, vector, isAsk })
    count++
  })
  return { byKind, count, isWhole: count === passages.length }
}

/** The best passages of each kind for a query vector. */
export function scorePassages({ byKind }: PassageVectors, query: Float32Array): PassageScore[] {
  return kinds.flatMap((kind) => {
    const best: PassageScore[] = []
    const most = countKept(kind, byKind[kind].length)
    for (const { index, vector } of byKind[kind]) {
      const cosine = dotPacked(vector.values, query) * vector.scale
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

/** Four sums side by side halve the time of one (measured: 8,000 vectors 9.4 ms against 19.5 ms). */
function dotPacked(values: Int8Array, query: Float32Array): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let at = 0; at < values.length; at += 4) {
    a += (values[at] as number) * (query[at] as number)
    b += (values[at + 1] as number) * (query[at + 1] as number)
    c += (values[at + 2] as number) * (query[at + 2] as number)
    d += (values[at + 3] as number) * (query[at + 3] as number)
  }
  return a + b + c + d
}

/** Of cases that have all their vectors; those of a changed case are others. */
const known = new WeakMap<PassageVectors, Float32Array>()

/**
 * What a case is about: the mean vector of its sections and questions, or undefined while none has been computed. Asks
 * are left out: with 22 each they made three times as many pairs near (6.0 % against 2.2 %), and fewer of the four most
 * alike had a field in common (70 % against 76 %).
 */
export function meanVector(passages: PassageVectors): Float32Array | undefined {
  const mean = known.get(passages)
  if (mean) return mean
  const { section, question } = passages.byKind
  const said = [...section, ...question].filter(({ isAsk }) => !isAsk)
  const vectors = said.map(({ vector }) => vector)
  const [first] = vectors
  if (!first) return undefined
  const sum = new Float32Array(first.values.length)
  for (const { values, scale } of vectors) {
    const share = scale / vectors.length
    for (let at = 0; at < sum.length; at++) {
      sum[at] = (sum[at] as number) + (values[at] as number) * share
    }
  }
  if (passages.isWhole) known.set(passages, sum)
  return sum
}
