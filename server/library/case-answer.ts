/** A case as the case page and /api/cases/:slug show it, and what happened to it and to all others. */

import { listSentences } from '../cases/blocks.ts'
import { toCard } from '../cases/card.ts'
import type { Case, Source } from '../cases/case.ts'
import { listEvents } from '../cases/chronicle.ts'
import { readMoney } from '../cases/money.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { groupByRole } from '../cases/roles.ts'
import { countSourcing } from '../cases/sourcing.ts'
import { nameUnknown } from '../cases/unknown.ts'
import type { CaseAnswer } from '../contract/api.ts'
import { markMembersOnly } from '../contract/case-audience.ts'
import { compareText } from '../contract/compare-text.ts'
import { readDayInJapan } from '../contract/format.ts'
import type { CaseUpdate } from '../contract/pages.ts'
import { joinAuthorNames } from '../exports/references/authors.ts'
import { describeCase } from '../exports/references/describe.ts'
import { formatSist02 } from '../exports/references/sist02.ts'
import type { SimilarFinder } from '../search/similar.ts'
import type { SourcedText } from './library.ts'

type Surroundings = {
  findSimilar: SimilarFinder
  titleOf: (slug: string) => string | undefined
  /** How the reader calls this server; without it the case is cited by its number. */
  origin: string | undefined
  /** The day in Japan, on which it was looked at. */
  readDay?: () => string
}

/** Builds the answer: the case as data with rendered sections, similar cases with reasons, titles of related ones. */
export function toCaseAnswer(
  found: Case,
  { findSimilar, titleOf, origin, readDay = readDayInJapan }: Surroundings,
): CaseAnswer {
  const { actors, barriers } = found
  return {
    ...toCard(found),
    path: found.path,
    fields: found.fields,
    actors,
    ...(found.department !== undefined && { department: found.department }),
    adopters: found.adopters,
    barriers,
    quotes: found.quotes,
    outcome: outcomeOf(found),
    money: readMoney(found),
    keywords: found.keywords,
    questions: found.questions,
    unknown: nameUnknown(found),
    confidence: found.confidence,
    sourcing: countSourcing(found),
    checked: found.checked,
    roles: groupByRole(actors),
    walls: barriers.map((barrier) => ({
      barrier,
      responses: found.responses
        .filter((response) => response.barrier === barrier)
        .map(({ quote }) => quote),
    })),
    years: listEvents(found),
    history: listUpdates([found]).map(({ date, note }) => ({ date, note })),
    citation: cite(found, origin, readDay()),
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

/** The text of a case for whoever quotes it. */
export function toSourcedText({ sections, sources }: Case): SourcedText {
  return {
    sections: sections.map(({ id, label, blocks }) => ({
      ...{ id, label },
      sentences: listSentences(blocks),
    })),
    sources: sources.map(toSourceAnswer),
  }
}

function cite(found: Case, origin: string | undefined, today: string): string {
  const options: Parameters<typeof describeCase>[1] = { today }
  if (origin !== undefined) options.publicUrl = origin
  return formatSist02(describeCase(found, options))
}

function toSourceAnswer({ authors, ...source }: Source): CaseAnswer['sources'][number] {
  return authors ? { ...source, author: joinAuthorNames(authors) } : source
}

/** Every change and the last check of every case, the newest first. */
export function listUpdates(cases: readonly Case[]): CaseUpdate[] {
  return cases
    .flatMap(listUpdatesOf)
    .sort((a, b) => compareText(b.date, a.date) || compareText(a.slug, b.slug))
}

function listUpdatesOf(found: Case): CaseUpdate[] {
  const { slug, title, checked, updates } = found
  const mark = markMembersOnly(found)
  return [
    ...updates.map(({ date, note }) => ({
      ...{ date, slug, title, kind: 'changed' as const, note },
      ...mark,
    })),
    { date: checked, slug, title, kind: 'checked', note: '出典と照らして確かめた', ...mark },
  ]
}
