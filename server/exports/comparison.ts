/** Two to four cases side by side: in whole sentences of the cases, with the numbers of their sources. */

import { isStatementOfUnknown, listSentences, type Sentence } from '../cases/blocks.ts'
import type { Case, Section } from '../cases/case.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { nameUnknown } from '../cases/unknown.ts'
import type { ComparisonAnswer } from '../contract/api.ts'
import {
  formatDate,
  formatOutcome,
  formatPeriodWithEra,
  formatPlaces,
  formatSize,
  splitTitle,
} from '../contract/format.ts'
import { barriers, labelOf, type SectionId, scenes } from '../contract/vocabulary.ts'
import { printReference } from './case-notes.ts'
import { tellCost } from './cost.ts'
import { type Block, type Cell, cell, type Paper, paragraph, say, unknownWord } from './paper.ts'
import { describeSource, type ReferenceOptions } from './references/describe.ts'
import { casesOf, describeMissing, listMissing, type Selection } from './selection.ts'

type ComparedText = ComparisonAnswer['rows'][number]['cells'][number]

/** The rows in their order; the last one is left for the reader's own hand. */
const rows: readonly {
  id: string
  label: string
  read: (found: Case, room: number) => ComparedText
}[] = [
  {
    id: 'scenes',
    label: '場面',
    read: ({ scenes: ids }) => list(ids.map((id) => labelOf(scenes, id))),
  },
  {
    id: 'population',
    label: '規模',
    read: (found) => list([formatSize(found)]),
  },
  { id: 'period', label: '期間', read: ({ period }) => list([formatPeriodWithEra(period)]) },
  { id: 'background', label: '背景', read: (found, room) => begin(found, 'background', room) },
  { id: 'actions', label: '取り組み', read: (found, room) => begin(found, 'actions', room) },
  { id: 'actors', label: '担い手', read: ({ actors }) => list(actors) },
  { id: 'cost', label: '費用', read: readCost },
  { id: 'results', label: '成果', read: (found, room) => begin(found, 'results', room) },
  {
    id: 'barriers',
    label: 'ぶつかった壁',
    read: ({ barriers: ids }) => list(ids.map((id) => labelOf(barriers, id))),
  },
  {
    id: 'trouble',
    label: 'つまずきとその後',
    read: (found, room) => begin(found, 'trouble', room),
  },
  { id: 'outcome', label: '結末', read: readOutcome },
  { id: 'unknown', label: 'まだ分からないこと', read: readUnknown },
  { id: 'difference', label: 'わが市との違い', read: () => ({ sentences: [], blank: true }) },
]

/** Sets the cases of a selection side by side. */
export function compareCases(selection: Selection): ComparisonAnswer {
  const cases = casesOf(selection)
  const room = lineRoom / cases.length
  return {
    cases: cases.map(({ slug, title, municipalities, scenes: ids }) => ({
      slug,
      title,
      municipalities,
      scenes: ids,
    })),
    rows: rows.map(({ id, label, read }) => ({
      id,
      label,
      cells: cases.map((found) => read(found, room)),
    })),
    missing: listMissing(selection),
  }
}

/** Words that rest on the case as a whole and not on one source. */
function list(words: readonly string[]): ComparedText {
  return { sentences: words.length === 0 ? [] : [{ text: words.join('、'), sources: [] }] }
}

/** Characters that four such rows can have across a page, for all cases together, so that the table prints on one. */
const lineRoom = 265

/** The first sentences of a section, whole ones, as many as a cell has room for but always one: facts where there are any. */
function begin({ sections }: Case, id: SectionId, room: number): ComparedText {
  const said = sentencesOf(sections.find((section) => section.id === id))
  const facts = said.filter(({ sources }) => sources.length > 0)
  const known = facts.length > 0 ? facts : said
  return { sentences: takeRoom(known, room) }
}

/** What became of it, with the sources of the sentence that says so. */
function readOutcome(found: Case): ComparedText {
  const { quote: said, ...outcome } = outcomeOf(found)
  return { sentences: said ? [{ text: formatOutcome(outcome), sources: said.sources }] : [] }
}

/** Amounts that are no sum have half the room of a section. */
function readCost(found: Case, room: number): ComparedText {
  const { said, mentioned } = tellCost(found)
  return { sentences: [...said, ...takeRoom(mentioned, room / 2)] }
}

/** Half the room of a section; what has none is counted. Nothing in the list does not mean that all is known. */
function readUnknown(found: Case, room: number): ComparedText {
  const phrases = nameUnknown(found).map((text) => ({ text, sources: [] }))
  const taken = takeRoom(phrases, room / 2)
  const rest = phrases.length - taken.length
  if (taken.length === 0) return list(['挙げたものはない'])
  return { sentences: rest > 0 ? [...taken, { text: `ほか${rest}件`, sources: [] }] : taken }
}

/** The first ones that have room, and always one. */
function takeRoom(sentences: readonly Sentence[], room: number): Sentence[] {
  const taken: Sentence[] = []
  let length = 0
  for (const sentence of sentences) {
    length += sentence.text.length
    if (taken.length > 0 && length > room) break
    taken.push(sentence)
  }
  return taken
}

function sentencesOf(section: Section | undefined): Sentence[] {
  return listSentences(section?.blocks ?? []).filter(({ text }) => !isStatementOfUnknown(text))
}

/** Room for a line or two by hand, in millimetres. */
const roomToWrite = 12

/** Composes a paper for a council: A4 across, one table, under it the sources of each case; `cases` are those compared. */
export function composeComparison(
  comparison: ComparisonAnswer,
  cases: readonly Case[],
  options: ReferenceOptions,
): Paper {
  const { rows, missing } = comparison
  const heads = comparison.cases.map(
    ({ title, municipalities }): Cell => [
      [say(formatPlaces(municipalities))],
      [say(splitTitle(title).main)],
    ],
  )
  return {
    title: `${cases.length}つの事例を比べる`,
    subtitle: `[ ] の数は出典の番号。改善事例ライブラリから${formatDate(options.today)}に書き出した。`,
    running: '改善事例ライブラリ',
    landscape: true,
    blocks: [
      ...missing.map((slug) => paragraph(describeMissing(slug), 'remark')),
      {
        kind: 'table',
        columns: [11, ...cases.map(() => 89 / cases.length)],
        head: [cell(''), ...heads],
        namedRows: true,
        dense: true,
        rows: rows.map(({ label, cells }) => ({
          cells: [cell(label), ...cells.map(writeCell)],
          ...(cells.some(({ blank }) => blank) && { room: roomToWrite }),
        })),
      },
      { kind: 'heading', level: 1, text: '出典', newPage: true },
      ...cases.flatMap((found) => listSources(comparison, found, options)),
    ],
  }
}

/** A cell in words: whole sentences, each with its numbers before the full stop; words that are none stand apart. */
export function printCell({ sentences, blank }: ComparedText): string {
  if (blank) return ''
  if (sentences.length === 0) return unknownWord
  const isText = sentences.some(({ text }) => text.endsWith('。'))
  return sentences
    .map(({ text, sources }) =>
      text.replace(/。?$/, (stop) => sources.map((id) => `[${id}]`).join('') + stop),
    )
    .join(isText ? '' : ' ／ ')
}

function writeCell(found: ComparedText): Cell {
  return cell(printCell(found))
}

/** The sources that the cells of a case rest on, under the case's name. */
function listSources(
  comparison: ComparisonAnswer,
  found: Case,
  options: ReferenceOptions,
): Block[] {
  const column = comparison.cases.findIndex(({ slug }) => slug === found.slug)
  const named = new Set(
    comparison.rows.flatMap(
      ({ cells }) => cells[column]?.sentences.flatMap(({ sources }) => sources) ?? [],
    ),
  )
  const sources = found.sources.filter(({ id }) => named.has(id))
  return [
    { kind: 'heading', level: 2, text: splitTitle(found.title).main },
    ...sources.map(
      (source): Block => ({
        kind: 'paragraph',
        runs: [say(`[${source.id}] `), ...printReference(describeSource(found, source, options))],
        look: 'reference',
      }),
    ),
  ]
}

/** The comparison as rows of a table for spreadsheets, the sources as its last row. */
export function* listComparisonRows(
  comparison: ComparisonAnswer,
  cases: readonly Case[],
): Generator<string[]> {
  yield ['項目', ...comparison.cases.map(({ title }) => title)]
  for (const { label, cells } of comparison.rows) yield [label, ...cells.map(printCell)]
  yield [
    '出典',
    ...cases.map(({ sources }) =>
      sources.map(({ id, title, url }) => `[${id}] ${title} ${url}`).join('\n'),
    ),
  ]
  for (const slug of comparison.missing) {
    yield [slug, describeMissing(slug), ...cases.slice(1).map(() => '')]
  }
}
