/** Cases like a case, each with the reasons; a case without a reason is not shown. */

import type { Case } from '../cases/case.ts'
import { compareText } from '../contract/compare-text.ts'
import { barriers, labelOf, populationClasses, scenes } from '../contract/vocabulary.ts'
import type { Likeness } from './likeness.ts'

export type SimilarFinder = (slug: string) => SimilarCase[]
type SimilarCase = { found: Case; reasons: string[] }

const mostSimilar = 4
const mostReasons = 3
const bonus = { sameBarrier: 0.12, sameScene: 0.06, samePopulation: 0.05, sameField: 0.08 }

/** Contents closer than this are called near (one pair of ours in twelve); the rest need another reason to be shown. */
const nearContent = 0.3

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
