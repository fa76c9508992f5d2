/** Cases like a case, each with the reasons; a case without a reason is not shown. */

import type { Case } from '../cases/case.ts'
import { barriers, labelOf, populationClasses, scenes } from '../vocabulary.ts'

export type SimilarFinder = (slug: string) => { found: Case; reasons: string[] }[]

/** How alike two cases are in content, 0 (no more than any two) to 1. */
export type Likeness = (a: string, b: string) => number

const mostSimilar = 4
const bonus = { sameBarrier: 0.12, sameScene: 0.06, samePopulation: 0.05, sameField: 0.08 }

/** Contents closer than this are called near; the rest need another reason to be shown. */
const nearContent = 0.25

/**
 * Prepares the likeness of cases from the mean of each case's passage vectors (undefined while it has none). Means
 * are centred on the corpus: raw cosines of this model are all alike.
 */
export function createLikeness(
  slugs: readonly string[],
  vectorOf: (slug: string) => Float32Array | undefined,
): Likeness {
  const vectors = centre(new Map(slugs.map((slug) => [slug, vectorOf(slug)])))
  return (a, b) => Math.max(0, dot(vectors.get(a), vectors.get(b)))
}

/** Prepares the search for cases like a case. */
export function createSimilarFinder(cases: readonly Case[], likeness: Likeness): SimilarFinder {
  const bySlug = new Map(cases.map((found) => [found.slug, found]))
  return (slug) => {
    const origin = bySlug.get(slug)
    if (!origin) return []
    return cases
      .filter((other) => other.slug !== slug)
      .map((found) => compare(origin, found, likeness(slug, found.slug)))
      .filter(({ reasons }) => reasons.length > 0)
      .sort((a, b) => b.score - a.score || (a.found.slug < b.found.slug ? -1 : 1))
      .slice(0, mostSimilar)
  }
}

function compare(origin: Case, found: Case, nearness: number) {
  const walls = origin.barriers.filter((id) => found.barriers.includes(id))
  const fields = origin.fields.filter((field) => found.fields.includes(field))
  const sameScene = origin.scenes[0] === found.scenes[0]
  const samePopulation = origin.population === found.population
  const reasons = [
    ...(nearness >= nearContent ? ['近い内容'] : []),
    ...walls.slice(0, 1).map((id) => `同じ壁「${labelOf(barriers, id)}」`),
    ...fields.slice(0, 1).map((field) => `同じ分野「${field}」`),
    ...(sameScene ? [`同じ場面「${labelOf(scenes, origin.scenes[0] ?? '')}」`] : []),
    ...(samePopulation ? [`同じ規模「${labelOf(populationClasses, origin.population)}」`] : []),
  ]
  const score =
    nearness +
    bonus.sameBarrier * Math.min(2, walls.length) +
    bonus.sameField * Math.min(2, fields.length) +
    (sameScene ? bonus.sameScene : 0) +
    (samePopulation ? bonus.samePopulation : 0)
  return { found, reasons: reasons.slice(0, 3), score }
}

/** Takes the corpus's mean from every vector and makes it unit length. */
function centre(
  vectors: ReadonlyMap<string, Float32Array | undefined>,
): Map<string, Float32Array | undefined> {
  const known = [...vectors.values()].filter((vector) => vector !== undefined)
  const mean = new Float32Array(known[0]?.length ?? 0)
  for (const vector of known) {
    vector.forEach((value, at) => {
      mean[at] = (mean[at] ?? 0) + value / known.length
    })
  }
  const centred = (vector: Float32Array) => {
    const moved = vector.map((value, at) => value - (mean[at] ?? 0))
    const length = Math.hypot(...moved) || 1
    return moved.map((value) => value / length)
  }
  return new Map([...vectors].map(([slug, vector]) => [slug, vector && centred(vector)]))
}

function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b) return 0
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}
