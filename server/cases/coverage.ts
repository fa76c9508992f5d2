/** What the library covers and where it is thin: the numbers behind `npm run cases:report` and /coverage. */

import type { FacetValue } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import type { CoverageAnswer } from '../contract/pages.ts'
import {
  collections,
  populationClasses,
  prefectures,
  scenes,
  type Term,
  themes,
} from '../contract/vocabulary.ts'
import type { Case } from './case.ts'
import { countSourcing } from './sourcing.ts'
import { listEmptySections, listUnknown } from './unknown.ts'

export type Coverage = CoverageAnswer

/** A case is due for another look when its last one is longer ago than this. */
const yearsBetweenChecks = 2

/** Measures the cases as of a day (2026-11-22); the same cases and day always give the same answer. */
export function measureCoverage(cases: readonly Case[], today: string): Coverage {
  return {
    today,
    cases: cases.length,
    scenes: scenes.map(({ id, label }) => ({
      value: id,
      label,
      main: cases.filter((found) => found.scenes[0] === id).length,
      also: cases.filter((found) => found.scenes.indexOf(id) > 0).length,
    })),
    themes: countTerms(themes, cases, (found) => found.themes),
    collections: countTerms(collections, cases, (found) => found.collections),
    prefectures: countTerms(prefectures, cases, ({ municipalities }) =>
      municipalities.map(({ prefecture }) => prefecture),
    ),
    decades: countDecades(cases),
    populations: countTerms(populationClasses, cases, ({ population }) => [population]),
    sourcing: measureSourcing(cases),
    blanks: cases
      .map((found) => ({
        slug: found.slug,
        title: found.title,
        sections: listEmptySections(found),
      }))
      .filter((blank) => blank.sections.length > 0),
    unknown: measureUnknown(cases),
    unchecked: listUnchecked(cases, today),
  }
}

/** Cases per term, each case once; prefectures are named by label in a case, everything else by id. */
function countTerms(
  terms: readonly Term[],
  cases: readonly Case[],
  wordsOf: (found: Case) => readonly string[],
): FacetValue[] {
  const words = cases.map((found) => new Set(wordsOf(found)))
  return terms.map(({ id, label }) => ({
    value: id,
    label,
    count: words.filter((own) => own.has(id) || own.has(label)).length,
  }))
}

function countDecades(cases: readonly Case[]): FacetValue[] {
  const starts = cases.map(({ period }) => Math.floor(period.from / 10) * 10)
  const first = Math.min(...starts)
  const length = starts.length === 0 ? 0 : (Math.max(...starts) - first) / 10 + 1
  return Array.from({ length }, (_, index) => {
    const decade = first + index * 10
    const count = starts.filter((start) => start === decade).length
    return { value: String(decade), label: `${decade}年代`, count }
  })
}

function measureSourcing(cases: readonly Case[]): Coverage['sourcing'] {
  const perCase = cases
    .map((found) => {
      const { sources, marked, single } = countSourcing(found)
      return { slug: found.slug, title: found.title, sources, marked, single }
    })
    .sort((a, b) => a.sources - b.sources || compareText(a.slug, b.slug))
  return {
    marked: perCase.reduce((sum, { marked }) => sum + marked, 0),
    single: perCase.reduce((sum, { single }) => sum + single, 0),
    cases: perCase,
  }
}

/** The most unknown first, to be asked about first. */
function measureUnknown(cases: readonly Case[]): Coverage['unknown'] {
  const perCase = cases
    .map((found) => ({ slug: found.slug, title: found.title, count: listUnknown(found).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || compareText(a.slug, b.slug))
  return { count: perCase.reduce((sum, { count }) => sum + count, 0), cases: perCase }
}

/** ISO dates compare as text, and a date two years back only differs in its year. */
function listUnchecked(cases: readonly Case[], today: string): Coverage['unchecked'] {
  const limit = `${Number(today.slice(0, 4)) - yearsBetweenChecks}${today.slice(4)}`
  return cases
    .filter(({ checked }) => checked < limit)
    .map(({ slug, title, checked }) => ({ slug, title, checked }))
    .sort((a, b) => compareText(a.checked, b.checked) || compareText(a.slug, b.slug))
}
