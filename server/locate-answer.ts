/** The cases of each scene for the self-locator: few enough to go along with the page, so that no answer leaves it. */

import type { Case } from './cases/case.ts'
import type { LocateAnswer } from './contract-pages.ts'
import { scenes } from './vocabulary.ts'

const cardsPerScene = 6

/** Picks the cards of each scene; the same cases always give the same page. */
export function toLocateAnswer(cases: readonly Case[]): LocateAnswer {
  return {
    scenes: Object.fromEntries(
      scenes.map(({ id }) => {
        const own = cases.filter((found) => found.scenes.includes(id))
        const mainFirst = [...own].sort(
          (a, b) =>
            a.scenes.indexOf(id) - b.scenes.indexOf(id) ||
            b.sources.length - a.sources.length ||
            (a.slug < b.slug ? -1 : 1),
        )
        const cards = mixBodies(mainFirst).slice(0, cardsPerScene).map(toLocateCard)
        return [id, { count: own.length, cards }]
      }),
    ),
  }
}

/**
 * First the best case of each kind of body, then the second of each: whoever asks finds one like their own. Nobody's
 * own is like what runs beside the municipalities, so that those come last.
 */
function mixBodies(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>()
  const rounds = cases.map((found) => {
    const round = seen.get(found.population) ?? 0
    seen.set(found.population, round + 1)
    return { found, round: found.population === 'other' ? cases.length : round }
  })
  return rounds.sort((a, b) => a.round - b.round).map(({ found }) => found)
}

function toLocateCard({ slug, title, municipalities, population, summary }: Case) {
  return { slug, title, municipalities, population, line: summary[0] ?? '' }
}
