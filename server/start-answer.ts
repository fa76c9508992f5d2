/** What the start page shows of the library. */

import type { Case } from './cases/case.ts'
import type { StartAnswer } from './contract-pages.ts'
import { toCard } from './search/card.ts'
import { countFacets } from './search/count-facets.ts'
import { facetValuesOf } from './search/facets.ts'
import { countDecades, countYears } from './search/years.ts'
import { barriers, labelOf, scenes } from './vocabulary.ts'

const shown = { questions: 5, picks: 3 }

/** Sums up a library for its start page; the same cases always give the same page. */
export function toStartAnswer(cases: readonly Case[]): StartAnswer {
  const picks = spread(cases, shown.picks)
  const municipalities = new Set(
    cases.flatMap(({ municipalities: all }) =>
      all.map(({ name, prefecture }) => prefecture + name),
    ),
  )
  const counted = countFacets(
    cases.map((found) => ({ found, values: facetValuesOf(found), unmet: [] })),
    {},
  )
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
    picks: picks.map(toCard),
    facets: {
      ...{ prefecture: counted.prefecture, theme: counted.theme },
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
      (a.slug < b.slug ? -1 : 1),
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
