/** What the pages show that sum up all cases: start, barriers, self-locator, coverage. */

import { listClasses } from '../cases/body-size.ts'
import { toCard } from '../cases/card.ts'
import type { Case } from '../cases/case.ts'
import { measureCoverage } from '../cases/coverage.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { compareText } from '../contract/compare-text.ts'
import { readDayInJapan } from '../contract/format.ts'
import type {
  BarriersAnswer,
  CoverageAnswer,
  LocateAnswer,
  StartAnswer,
} from '../contract/pages.ts'
import { barriers, labelOf, scenes } from '../contract/vocabulary.ts'
import { countFacets } from '../search/count-facets.ts'
import { numberValues } from '../search/facet-numbers.ts'
import { countDecades, countYears, facetValuesOf } from '../search/facets.ts'
import type { Library } from './library.ts'

const shown = { questions: 5, picks: 3, endings: 3 }

/** What readers look for who ask what went wrong. */
const endStates: readonly string[] = ['ended', 'withdrawn']

/** Sums up a library for its start page; the same cases always give the same page. */
export function toStartAnswer(cases: readonly Case[]): StartAnswer {
  const picks = spread(cases, shown.picks)
  const municipalities = new Set(
    cases.flatMap(({ municipalities: all }) =>
      all.map(({ name, prefecture }) => prefecture + name),
    ),
  )
  const counted = countFacets(
    cases.map((found) => ({ found, numbers: numberValues(facetValuesOf(found)), unmet: 0 })),
    {},
  )
  const ended = cases.filter((found) => endStates.includes(outcomeOf(found).state))
  const checks = cases.map(({ checked }) => checked).sort()
  return {
    holdings: {
      cases: cases.length,
      municipalities: municipalities.size,
      sources: cases.reduce((sum, { sources }) => sum + sources.length, 0),
      checked: checks.at(-1) ?? '',
    },
    questions: spread(cases, shown.questions).flatMap(({ questions }) => questions.slice(0, 1)),
    shelves: Object.fromEntries(
      scenes.map(({ id }) => [
        id,
        {
          main: cases.filter((found) => found.scenes[0] === id).length,
          also: cases.filter((found) => found.scenes.indexOf(id) > 0).length,
        },
      ]),
    ),
    barriers: barriers
      .map(({ id }) => ({
        value: id,
        label: labelOf(barriers, id),
        count: cases.filter((found) => found.barriers.includes(id)).length,
      }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    outcomes: counted.outcome,
    endings: spread(ended, shown.endings).map((found) => ({
      ...toCard(found),
      ...(found.outcome?.quote && { quote: found.outcome.quote }),
    })),
    collections: counted.collection,
    picks: picks.map(toCard),
    facets: {
      prefecture: counted.prefecture,
      theme: counted.theme,
      period: countDecades(cases),
    },
    years: countYears(cases),
  }
}

/**
 * Cases of different main scenes and prefectures: those with most sources first, as they say most, and before them
 * all those of one municipality, in which readers see their own.
 */
function spread(cases: readonly Case[], most: number): Case[] {
  const chosen: Case[] = []
  const isElsewhere = ({ population }: Case) => Number(population === 'other')
  const byWeight = [...cases].sort(
    (a, b) =>
      isElsewhere(a) - isElsewhere(b) ||
      b.sources.length - a.sources.length ||
      compareText(a.slug, b.slug),
  )
  for (const found of byWeight) {
    if (chosen.length === most) break
    const isNew = chosen.every(
      (other) =>
        other.scenes[0] !== found.scenes[0] &&
        other.municipalities[0]?.prefecture !== found.municipalities[0]?.prefecture,
    )
    if (isNew) chosen.push(found)
  }
  return chosen
}

/** More cases of a barrier are a search away. */
const mostCases = 12

/** Sums up the barriers when they are first asked for: of all bodies, or of those of one size. */
export function createBarriersReader(cases: readonly Case[]): Library['barriers'] {
  const kept = new Map<string | undefined, BarriersAnswer>()
  return (population) => {
    const among =
      population === undefined
        ? cases
        : cases.filter((found) => listClasses(found).includes(population))
    const answer = kept.get(population) ?? toBarriersAnswer(among)
    kept.set(population, answer)
    return answer
  }
}

/** Sums up the cases by barrier, the most frequent barrier first. */
export function toBarriersAnswer(cases: readonly Case[]): BarriersAnswer {
  return barriers
    .map(({ id, label }) => sumUpBarrier(id, label, cases))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

function sumUpBarrier(
  barrier: string,
  label: string,
  cases: readonly Case[],
): BarriersAnswer[number] {
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

/** Few enough to go along with the page, so that no answer of the reader leaves it. */
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
            compareText(a.slug, b.slug),
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

/** Reads the coverage of these cases, measured once a day; `readDay` is the day in Japan, wherever the server stands. */
export function createDailyCoverage(
  cases: readonly Case[],
  readDay: () => string = readDayInJapan,
): () => CoverageAnswer {
  let measured: CoverageAnswer | undefined
  return () => {
    const today = readDay()
    if (measured?.today !== today) measured = measureCoverage(cases, today)
    return measured
  }
}
