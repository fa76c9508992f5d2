/**
 * The passage vectors of one document, scanned exactly: no approximate index to tune or to be wrong. The dot product
 * of one with the query (both unit length) is the cosine.
 */

import { dimensions } from './embedding/model.ts'
import { dotPacked, type PackedVector, sumOffsets, unpackVector } from './embedding/vector-pack.ts'
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

/** The vectors are those of the store, not copies: 10,000 cases have 100 MB of them. */
type PassageVector = { index: number; vector: PackedVector }

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
  passages.forEach(({ kind, key }, index) => {
    const vector = findVector(key)
    if (!vector) return
    byKind[kind].push({ index, vector })
    count++
  })
  return { byKind, count, isWhole: count === passages.length }
}

/** The best passages of each kind for a query vector. */
export function scorePassages({ byKind }: PassageVectors, query: Float32Array): PassageScore[] {
  const ofOffsets = sumOffsets(query)
  return kinds.flatMap((kind) => {
    const best: PassageScore[] = []
    const most = countKept(kind, byKind[kind].length)
    for (const { index, vector } of byKind[kind]) {
      const cosine = dotPacked(vector, query, ofOffsets)
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
  const vectors = passages.byKind.section.map(({ vector }) => vector)
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
