/** What the page of barriers shows: each barrier, and what was done about it in the cases that say so. */

import type { Case } from './cases/case.ts'
import type { WallsAnswer } from './contract-pages.ts'
import type { Library } from './library.ts'
import { toCard } from './search/card.ts'
import { barriers } from './vocabulary.ts'

/** More cases of a barrier are a search away. */
const mostCases = 12

/** Sums up the barriers when they are first asked for: of all bodies, or of those of one size. */
export function createWallsReader(cases: readonly Case[]): Library['walls'] {
  const kept = new Map<string | undefined, WallsAnswer>()
  return (population) => {
    const among =
      population === undefined ? cases : cases.filter((found) => found.population === population)
    const walls = kept.get(population) ?? toWallsAnswer(among)
    kept.set(population, walls)
    return walls
  }
}

/** Sums up the cases by barrier, the most frequent barrier first. */
export function toWallsAnswer(cases: readonly Case[]): WallsAnswer {
  return barriers
    .map(({ id, label }) => toWall(id, label, cases))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

function toWall(barrier: string, label: string, cases: readonly Case[]): WallsAnswer[number] {
  const met = cases.filter((found) => found.barriers.includes(barrier))
  const answered = met.flatMap((found) => {
    const responses = found.responses.filter((response) => response.barrier === barrier)
    return responses.length > 0
      ? [{ ...toCard(found), responses: responses.map(({ quote }) => quote) }]
      : []
  })
  return {
    barrier,
    label,
    count: met.length,
    answered: answered.length,
    cases: answered.slice(0, mostCases),
  }
}
