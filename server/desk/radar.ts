/** The editors' overview: what to write next and what to mend, as the cases themselves say. */

import type { Case, Problem, ShownCase } from '../cases/case.ts'
import { nameFile } from '../cases/files.ts'
import { emptySearch, searchHref } from '../contract/address.ts'
import type { FacetValue } from '../contract/api.ts'
import { compareText } from '../contract/compare-text.ts'
import type { FileProblem, Radar, RadarCase, RadarCell } from '../contract/desk.ts'
import type { CoverageAnswer } from '../contract/pages.ts'
import { isSlug, scenes, themes } from '../contract/vocabulary.ts'
import { type LinksReport, listDeadLinks } from './links-report.ts'

type RadarParts = {
  /** All that are published, members' too. */
  cases: readonly ShownCase[]
  /** Measured of the same cases. */
  coverage: CoverageAnswer
  problems: readonly Problem[]
  links: LinksReport | undefined
}

/** Draws the overview. */
export function drawRadar({ cases, coverage, problems, links }: RadarParts): Radar {
  const bySlug = new Map(cases.map((found) => [found.slug, found]))
  return {
    today: coverage.today,
    cases: coverage.cases,
    thin: listThin(cases, coverage),
    blanks: asked.map(({ id, label }) => ({
      ...{ id, label },
      cases: cases.filter(({ quotes }) => quotes[id] === undefined).map(nameCase),
    })),
    singleSourced: coverage.sourcing.cases
      .filter(({ single }) => single > 0)
      .map(({ single, marked, ...found }) => ({ ...nameCase(found), single, marked }))
      .sort((a, b) => b.single - a.single || compareText(a.slug, b.slug)),
    unchecked: coverage.unchecked.map(({ checked, ...found }) => ({ ...nameCase(found), checked })),
    files: listFileProblems(problems),
    ...(links && { links: listDeadLinks(links, bySlug, nameCase) }),
  }
}

/** What readers ask first. */
const asked = [
  { id: 'cost', label: '費用' },
  { id: 'staff', label: '人手' },
  { id: 'now', label: 'いまの姿' },
] as const

/** A case with the ways to it: to mend it, and to read it. */
function nameCase({ slug, title }: Pick<Case, 'slug' | 'title'>): RadarCase {
  return { slug, title, href: deskHref(slug), read: `/cases/${slug}` }
}

function deskHref(slug: string): string {
  return `/desk/cases/${encodeURIComponent(slug)}`
}

/** One case more is no second look at a scene; with three a reader can compare. */
const enough = 3

type Condition = RadarCell['on'][number]

/** Single words by the numbers of the coverage, and scenes by theme by the same way of counting. */
function listThin(cases: readonly Case[], coverage: CoverageAnswer): RadarCell[] {
  const sceneCounts = coverage.scenes.map(({ main, also, ...scene }) => ({
    ...scene,
    count: main + also,
  }))
  // The whole country is no gap on the map.
  const places = coverage.prefectures.filter(({ value }) => value !== 'nationwide')
  const single = [
    ...countOn('scene', sceneCounts),
    ...countOn('theme', coverage.themes),
    ...countOn('collection', coverage.collections),
    ...countOn('prefecture', places),
  ]
  return [...single, ...countPairs(cases)]
    .filter(({ count }) => count < enough)
    .sort((a, b) => a.count - b.count || a.on.length - b.on.length)
}

function countOn(facet: Condition['facet'], values: readonly FacetValue[]): RadarCell[] {
  return values.map(({ value, label, count }) => makeCell([{ facet, value, label }], count))
}

function countPairs(cases: readonly Case[]): RadarCell[] {
  return scenes.flatMap((scene) => {
    const own = cases.filter((found) => found.scenes.includes(scene.id))
    // A scene with too few cases is thin in every theme; it has been named.
    if (own.length < enough) return []
    return themes.map((theme) =>
      makeCell(
        [
          { facet: 'scene', value: scene.id, label: scene.label },
          { facet: 'theme', value: theme.id, label: theme.label },
        ],
        own.filter((found) => found.themes.includes(theme.id)).length,
      ),
    )
  })
}

function makeCell(on: Condition[], count: number): RadarCell {
  const search = emptySearch()
  for (const { facet, value } of on) search.facets[facet] = [value]
  return { on, count, href: searchHref(search) }
}

function listFileProblems(problems: readonly Problem[]): FileProblem[] {
  const rank = ({ severity }: Pick<Problem, 'severity'>) => Number(severity === 'warning')
  return problems
    .map(({ severity, file, line, field, got, want, example }) => ({
      ...{ severity, file, line, field, got, want, href: hrefOfFile(file) },
      ...(example !== undefined && { example }),
    }))
    .sort((a, b) => rank(a) - rank(b) || compareText(a.file, b.file) || a.line - b.line)
}

/** A file whose name is none of a case can only be mended where it lies. */
function hrefOfFile(file: string): string {
  const { slug } = nameFile(file)
  return isSlug(slug) ? deskHref(slug) : '/desk'
}
