/** Cases as JSON for other programs: sections as sentences with their sources, vocabulary words with their labels. */

import { listSentences } from '../cases/blocks.ts'
import type { Case } from '../cases/case.ts'
import { readMoney } from '../cases/money.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { nameUnknown } from '../cases/unknown.ts'
import { caseAudiences, isForMembers } from '../contract/case-audience.ts'
import {
  barriers,
  collections,
  labelOf,
  outcomeStates,
  populationClasses,
  scenes,
  sourceKinds,
  type Term,
  themes,
} from '../contract/vocabulary.ts'
import type { ExportContext } from '../library/library.ts'
import { describeMissing, type Entry, holdsMembersCase, type Selection } from './selection.ts'

/** Writes the selection, one case after the other. */
export function* writeJson(
  selection: Selection,
  { today, origin, onCase }: ExportContext & { today: string },
): Generator<string> {
  const { entries, search } = selection
  // JSON drops what is undefined: cases named one by one have no search, and public ones no mark.
  const about = {
    library: '改善事例ライブラリ',
    exported: today,
    visibility: holdsMembersCase(selection) ? membersOnly : undefined,
    query: search?.text,
    conditions: search?.conditions,
    further: search?.further,
  }
  yield `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "cases": [`
  for (const [index, entry] of entries.entries()) {
    yield `${index === 0 ? '' : ','}\n${indent(JSON.stringify(describeEntry(entry, origin), null, 2))}`
    onCase?.()
  }
  yield '\n  ]\n}\n'
}

const membersOnly = term(caseAudiences, 'members')

function indent(text: string): string {
  return text.replace(/^/gm, '    ')
}

function describeEntry(entry: Entry, origin: string | undefined): unknown {
  if ('missing' in entry) return { slug: entry.missing, missing: describeMissing(entry.missing) }
  const { found, excerpt } = entry
  return { ...describeCase(found, origin), excerpt }
}

/** Everything that the case page shows; what only steers the library stays inside. */
function describeCase(found: Case, origin: string | undefined): object {
  const outcome = outcomeOf(found)
  const { aliases: _aliases, asks: _asks, sections, ...rest } = found
  return {
    ...rest,
    visibility: isForMembers(found) ? membersOnly : undefined,
    url: origin === undefined ? undefined : `${origin}/cases/${found.slug}`,
    population: term(populationClasses, found.population),
    collections: terms(collections, found.collections),
    scenes: terms(scenes, found.scenes),
    path: found.path.map((step) => ({ ...step, scene: term(scenes, step.scene) })),
    themes: terms(themes, found.themes),
    barriers: terms(barriers, found.barriers),
    responses: found.responses.map(({ barrier, quote }) => ({
      barrier: term(barriers, barrier),
      quote,
    })),
    outcome: { ...outcome, state: term(outcomeStates, outcome.state) },
    money: readMoney(found),
    sources: found.sources.map(({ kind, ...source }) => ({
      ...source,
      kind: kind && term(sourceKinds, kind),
    })),
    unknown: nameUnknown(found),
    sections: sections.map((section) => ({
      id: section.id,
      label: section.label,
      sentences: listSentences(section.blocks),
    })),
  }
}

function terms(known: readonly Term[], ids: readonly string[]): Term[] {
  return ids.map((id) => term(known, id))
}

function term(known: readonly Term[], id: string): Term {
  return { id, label: labelOf(known, id) }
}
