/** Cases like a case, each with the reasons; a case without a reason is not shown. */

import type { Case } from '../cases/case.ts'
import { compareText } from '../contract/compare-text.ts'
import { barriers, labelOf, populationClasses, scenes } from '../contract/vocabulary.ts'
import { once } from '../once.ts'

export type SimilarFinder = (slug: string) => SimilarCase[]
type SimilarCase = { found: Case; reasons: string[] }

/** How alike two cases are in content, 0 (no more than any two) to 1; the same both ways. */
export type Likeness = (a: string, b: string) => number

const mostSimilar = 4
const mostReasons = 3
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
  const centre = once(() =>
    findCentre(slugs.map(vectorOf).filter((vector) => vector !== undefined)),
  )
  const centred = new Map<string, Float32Array>()
  const centreCase = (slug: string) => {
    const vector = vectorOf(slug)
    const moved = vector ? moveFrom(centre(), vector) : noVector
    centred.set(slug, moved)
    return moved
  }
  // Of 10,000 cases few are ever compared: each is centred when it first is.
  const find = (slug: string) => centred.get(slug) ?? centreCase(slug)
  return (a, b) => Math.max(0, dot(find(a), find(b)))
}

/** Of a case whose vectors have not been computed; it is like none. */
const noVector = new Float32Array(0)

/** Prepares the search for cases like a case: each is looked for when it is first asked for, and remembered. */
export function createSimilarFinder(cases: readonly Case[], likeness: Likeness): SimilarFinder {
  const bySlug = new Map(cases.map((found) => [found.slug, found]))
  const remembered = new Map<string, SimilarCase[]>()
  return (slug) => {
    const origin = bySlug.get(slug)
    if (!origin) return []
    const known = remembered.get(slug) ?? findSimilar(origin, cases, likeness)
    remembered.set(slug, known)
    return known
  }
}

/** Every case is weighed, but reasons are put into words only for the few that are shown. */
function findSimilar(origin: Case, cases: readonly Case[], likeness: Likeness): SimilarCase[] {
  return cases
    .filter((other) => other.slug !== origin.slug)
    .map((found) => {
      const ties = findTies(origin, found, likeness(origin.slug, found.slug))
      return { found, ties, score: weigh(ties) }
    })
    .filter(({ ties }) => hasReason(ties))
    .sort((a, b) => b.score - a.score || compareText(a.found.slug, b.found.slug))
    .slice(0, mostSimilar)
    .map(({ found, ties }) => ({ found, reasons: nameReasons(ties, origin) }))
}

/** What two cases have in common; the same both ways. */
type Ties = {
  nearness: number
  sameBarriers: readonly string[]
  fields: readonly string[]
  sameScene: boolean
  samePopulation: boolean
}

function findTies(origin: Case, found: Case, nearness: number): Ties {
  return {
    nearness,
    sameBarriers: origin.barriers.filter((id) => found.barriers.includes(id)),
    fields: origin.fields.filter((field) => found.fields.includes(field)),
    sameScene: origin.scenes[0] === found.scenes[0],
    samePopulation: origin.population === found.population,
  }
}

function weigh({ nearness, sameBarriers, fields, sameScene, samePopulation }: Ties): number {
  return (
    nearness +
    bonus.sameBarrier * Math.min(2, sameBarriers.length) +
    bonus.sameField * Math.min(2, fields.length) +
    (sameScene ? bonus.sameScene : 0) +
    (samePopulation ? bonus.samePopulation : 0)
  )
}

function hasReason({ nearness, sameBarriers, fields, sameScene, samePopulation }: Ties): boolean {
  const isTied = sameBarriers.length > 0 || fields.length > 0 || sameScene || samePopulation
  return isTied || nearness >= nearContent
}

function nameReasons(
  { nearness, sameBarriers, fields, sameScene, samePopulation }: Ties,
  { scenes: [main], population }: Case,
): string[] {
  const reasons = [
    ...(nearness >= nearContent ? ['近い内容'] : []),
    ...sameBarriers.slice(0, 1).map((id) => `同じ壁「${labelOf(barriers, id)}」`),
    ...fields.slice(0, 1).map((field) => `同じ分野「${field}」`),
    ...(sameScene ? [`同じ場面「${labelOf(scenes, main ?? '')}」`] : []),
    ...(samePopulation ? [`同じ規模「${labelOf(populationClasses, population)}」`] : []),
  ]
  return reasons.slice(0, mostReasons)
}

function findCentre(vectors: readonly Float32Array[]): Float64Array {
  const centre = new Float64Array(vectors[0]?.length ?? 0)
  for (const vector of vectors) {
    for (let at = 0; at < centre.length; at++) {
      centre[at] = (centre[at] as number) + (vector[at] as number) / vectors.length
    }
  }
  return centre
}

/** Takes the centre from a vector and makes it unit length. */
function moveFrom(centre: Float64Array, vector: Float32Array): Float32Array {
  const moved = vector.map((value, at) => value - (centre[at] ?? 0))
  const length = Math.hypot(...moved) || 1
  return moved.map((value) => value / length)
}

/** Four sums side by side: a search weighs up to a thousand cases beside its best one. */
function dot(a: Float32Array, b: Float32Array): number {
  if (b.length === 0) return 0
  let [first, second, third, fourth] = [0, 0, 0, 0]
  for (let at = 0; at < a.length; at += 4) {
    first += (a[at] as number) * (b[at] as number)
    second += (a[at + 1] as number) * (b[at + 1] as number)
    third += (a[at + 2] as number) * (b[at + 2] as number)
    fourth += (a[at + 3] as number) * (b[at + 3] as number)
  }
  return first + second + third + fourth
}
