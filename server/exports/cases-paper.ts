/**
 * The cases of a selection as one paper: a chapter each, in order, with its facts at a glance, and all their
 * references at the end.
 */

import type { Case, Quote } from '../cases/case.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { countSourcing } from '../cases/sourcing.ts'
import { nameUnknown } from '../cases/unknown.ts'
import { isForMembers, membersOnlyMark } from '../contract/case-audience.ts'
import {
  formatDate,
  formatOutcome,
  formatPeriodWithEra,
  formatPlaces,
  formatSize,
  splitTitle,
} from '../contract/format.ts'
import { formatSourcing, sourcingCaveat } from '../contract/sourcing.ts'
import {
  barriers,
  labelOf,
  scenes,
  sections as sectionTerms,
  themes,
} from '../contract/vocabulary.ts'
import type { ExportContext } from '../library/library.ts'
import { createNotes, prefixOf, printReference } from './case-notes.ts'
import { tellCost } from './cost.ts'
import { type Block, type Cell, cell, type Paper, paragraph, say, unknownWord } from './paper.ts'
import { collectReferences } from './references/collect.ts'
import type { ReferenceOptions } from './references/describe.ts'
import { type NoteOf, readSection } from './section-blocks.ts'
import {
  casesOf,
  describeMissing,
  describeSelection,
  type Entry,
  type Excerpt,
  holdsMembersCase,
  nameMissing,
  type Selection,
  titleOf,
} from './selection.ts'

/** Composes the paper. */
export function composeCases(
  selection: Selection,
  options: ReferenceOptions & Pick<ExportContext, 'onCase'>,
): Paper {
  const { entries } = selection
  const cases = casesOf(selection)
  return {
    title: titleOf(selection),
    subtitle: describeSelection(selection, options.today),
    running: '改善事例ライブラリ',
    membersOnly: holdsMembersCase(selection),
    blocks: [
      paragraph(sourcingCaveat, 'remark'),
      ...(entries.length > 1 ? composeContents(entries) : []),
      ...entries.flatMap((entry, index) => {
        const chapter = composeEntry(entry, prefixOf(index), entries.length > 1, options)
        options.onCase?.()
        return chapter
      }),
      ...composeReferences(cases, options),
    ],
  }
}

function composeContents(entries: readonly Entry[]): Block[] {
  const titles = entries.map((entry) =>
    'found' in entry ? entry.found.title : nameMissing(entry.missing),
  )
  return [{ kind: 'contents', titles: [...titles, referencesTitle] }]
}

const referencesTitle = '参考文献'

function composeEntry(
  entry: Entry,
  prefix: string,
  newPage: boolean,
  options: ReferenceOptions,
): Block[] {
  if ('missing' in entry) {
    return [
      { kind: 'heading', level: 1, text: nameMissing(entry.missing), newPage },
      paragraph(describeMissing(entry.missing)),
      ...composeNote(entry.note),
    ]
  }
  const { main, sub } = splitTitle(entry.found.title)
  return [
    { kind: 'heading', level: 1, text: main, sub, newPage },
    ...composeNote(entry.note),
    ...composeChapter(entry.found, prefix, options, entry.excerpt),
  ]
}

/** What the reader noted, apart from what the case says. */
function composeNote(note: string | undefined): Block[] {
  if (note === undefined) return []
  const lines = note.split('\n').filter((line) => line.trim() !== '')
  return [paragraph('メモ', 'remark'), ...lines.map((line) => paragraph(line, 'quote'))]
}

function composeChapter(
  found: Case,
  prefix: string,
  options: ReferenceOptions,
  excerpt: Excerpt | undefined,
): Block[] {
  const noteOf = createNotes(found, prefix, options)
  return [
    ...found.summary.map((line) => paragraph(line, 'lead')),
    ...(excerpt ? composeExcerpt(excerpt) : []),
    {
      kind: 'table',
      columns: [22, 78],
      namedRows: true,
      rows: listFacts(found, noteOf).map((fact) => ({ cells: [cell(fact.name), fact.cell] })),
    },
    ...found.sections.flatMap((section): Block[] => [
      { kind: 'heading', level: 2, text: section.label },
      ...readSection(section.blocks, noteOf),
    ]),
    ...composeUnknown(found),
  ]
}

function composeUnknown(found: Case): Block[] {
  const items = nameUnknown(found).map((what) => [say(what)])
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'まだ分からないこと' },
    { kind: 'list', ordered: false, items },
  ]
}

function composeExcerpt({ section, text }: Excerpt): Block[] {
  const place = labelOf(sectionTerms, section)
  return [paragraph(`見つかった所（${place}）`, 'remark'), paragraph(text, 'quote')]
}

function composeReferences(cases: readonly Case[], options: ReferenceOptions): Block[] {
  const entries = collectReferences(cases, options)
  return [
    { kind: 'heading', level: 1, text: referencesTitle, newPage: true },
    ...entries.map(
      (reference): Block => ({
        kind: 'paragraph',
        runs: printReference(reference),
        look: 'reference',
      }),
    ),
  ]
}

type Fact = { name: string; cell: Cell }

/** Each fact under the name that the case page has for it; what is not known says so. */
function listFacts(found: Case, noteOf: NoteOf): Fact[] {
  const { municipalities, period, path, quotes, checked } = found
  const steps: Fact[] =
    path.length > 0 ? [{ name: '場面の歩み', cell: path.map(describeStep) }] : []
  return [
    {
      name: '自治体',
      cell: cell(`${formatPlaces(municipalities)}（${formatSize(found)}）`),
    },
    { name: '期間', cell: cell(formatPeriodWithEra(period)) },
    { name: '場面', cell: words(found.scenes.map((id) => labelOf(scenes, id))) },
    ...steps,
    { name: 'テーマ', cell: words(found.themes.map((id) => labelOf(themes, id))) },
    { name: '分野', cell: words(found.fields) },
    { name: '担い手', cell: words(found.actors) },
    { name: '費用', cell: describeCost(found, noteOf) },
    { name: '人手', cell: sentence(quotes.staff, noteOf) },
    { name: 'いまの姿', cell: sentence(quotes.now, noteOf) },
    { name: '結末', cell: describeOutcome(found, noteOf) },
    { name: 'ぶつかった壁', cell: describeBarriers(found, noteOf) },
    { name: '出典', cell: cell(formatSourcing(countSourcing(found))) },
    { name: '最終確認', cell: cell(formatDate(checked)) },
    ...(isForMembers(found) ? [{ name: '公開の範囲', cell: cell(membersOnlyMark) }] : []),
  ]
}

function describeStep({ year, scene, note }: Case['path'][number]): Cell[number] {
  return [say(`${year === undefined ? '' : `${year}年　`}${labelOf(scenes, scene)}　${note}`)]
}

function words(list: readonly string[]): Cell {
  return cell(list.length === 0 ? unknownWord : list.join('、'))
}

function sentence(quote: Quote | undefined, noteOf: NoteOf): Cell {
  return quote ? [quoteRuns(quote, noteOf)] : cell(unknownWord)
}

/** A line for each sentence about it. */
function describeCost(found: Case, noteOf: NoteOf): Cell {
  const { said, mentioned } = tellCost(found)
  const lines = [...said, ...mentioned].map((one) => quoteRuns(one, noteOf))
  return lines.length > 0 ? lines : cell(unknownWord)
}

/** The sentence that says so stands beside it unless 「いまの姿」 has it already. */
function describeOutcome(found: Case, noteOf: NoteOf): Cell {
  const { quote, ...outcome } = outcomeOf(found)
  const said = quote && quote.text !== found.quotes.now?.text ? [quoteRuns(quote, noteOf)] : []
  return [[say(formatOutcome(outcome))], ...said]
}

/** A line for each barrier; one without a recorded answer stands alone. */
function describeBarriers({ barriers: ids, responses }: Case, noteOf: NoteOf): Cell {
  if (ids.length === 0) return cell(unknownWord)
  return ids.flatMap((id) => {
    const label = labelOf(barriers, id)
    const answers = responses.filter(({ barrier }) => barrier === id)
    if (answers.length === 0) return [[say(label)]]
    return answers.map(({ quote }) => [say(`${label} → `), ...quoteRuns(quote, noteOf)])
  })
}

/** The sentence with its notes where the case has them: before the full stop. */
function quoteRuns(
  { text, sources }: Pick<Quote, 'text' | 'sources'>,
  noteOf: NoteOf,
): Cell[number] {
  const [, body = text, stop = ''] = /^(.*?)([。．]?)$/su.exec(text) ?? []
  if (sources.length === 0) return [say(text)]
  const runs: Cell[number] = [say(body), { notes: sources.map(noteOf) }]
  if (stop !== '') runs.push(say(stop))
  return runs
}
