/** A case as the case page and /api/cases/:slug show it. */

import type { Case, Source } from '../cases/case.ts'
import { listEvents } from '../cases/chronicle.ts'
import { groupByRole } from '../cases/roles.ts'
import type { CaseAnswer } from '../contract/api.ts'
import { readDayInJapan } from '../contract/format.ts'
import type { CaseUpdate } from '../contract/pages.ts'
import { joinAuthorNames } from '../exports/references/authors.ts'
import { describeCase } from '../exports/references/describe.ts'
import { formatSist02 } from '../exports/references/sist02.ts'
import { toCard } from '../search/card.ts'
import type { SimilarFinder } from '../search/similar.ts'

type Surroundings = {
  findSimilar: SimilarFinder
  titleOf: (slug: string) => string | undefined
  /** How the reader calls this server; without it the case is cited by its number. */
  origin: string | undefined
}

/** Builds the answer: the case as data with rendered sections, similar cases with reasons, titles of related ones. */
export function toCaseAnswer(
  found: Case,
  { findSimilar, titleOf, origin }: Surroundings,
): CaseAnswer {
  const { path, fields, actors, barriers, quotes, keywords, questions, confidence, checked } = found
  return {
    ...toCard(found),
    ...{ path, fields, actors, barriers, quotes, keywords, questions, confidence, checked },
    roles: groupByRole(actors),
    walls: barriers.map((barrier) => ({
      barrier,
      responses: found.responses
        .filter((response) => response.barrier === barrier)
        .map(({ quote }) => quote),
    })),
    years: listEvents(found),
    history: listUpdates([found]).map(({ date, note }) => ({ date, note })),
    citation: cite(found, origin),
    sections: found.sections.map(({ id, label, html, sources: marked }) => ({
      id,
      label,
      html,
      sources: marked,
    })),
    sources: found.sources.map(toSourceAnswer),
    related: found.related.flatMap((slug) => {
      const title = titleOf(slug)
      return title ? [{ slug, title }] : []
    }),
    similar: findSimilar(found.slug).map(({ found: similar, reasons }) => ({
      ...toCard(similar),
      reasons,
    })),
  }
}

function cite(found: Case, publicUrl: string | undefined): string {
  const today = readDayInJapan()
  return formatSist02(describeCase(found, { today, ...(publicUrl !== undefined && { publicUrl }) }))
}

function toSourceAnswer({ authors, ...source }: Source): CaseAnswer['sources'][number] {
  return authors ? { ...source, author: joinAuthorNames(authors) } : source
}

// —— server/case-updates.ts: What happened to the cases, for the page of news and its feed.
/** Every change and the last check of every case, the newest first. */
export function listUpdates(cases: readonly Case[]): CaseUpdate[] {
  return cases.flatMap(listUpdatesOf).sort((a, b) => order(b.date, a.date) || order(a.slug, b.slug))
}

function listUpdatesOf({ slug, title, checked, updates }: Case): CaseUpdate[] {
  return [
    ...updates.map(({ date, note }) => ({ date, slug, title, kind: 'changed' as const, note })),
    { date: checked, slug, title, kind: 'checked', note: '出典と照らして確かめた' },
  ]
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
