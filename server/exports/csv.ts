/** Cases as rows of a table for officers, and tables as CSV that Excel opens with a double click. */

import type { Case } from '../cases/case.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { nameUnknown } from '../cases/unknown.ts'
import { caseAudiences } from '../contract/case-audience.ts'
import { formatOutcome, formatPeriod, formatPlaces } from '../contract/format.ts'
import {
  barriers,
  collections,
  labelOf,
  populationClasses,
  scenes,
  type Term,
  themes,
} from '../contract/vocabulary.ts'
import type { ExportContext } from '../library/library.ts'
import { tellCost } from './cost.ts'
import { unknownWord } from './paper.ts'
import { describeMissing, type Entry, holdsMembersCase, type Selection } from './selection.ts'

type Column = { name: string; read: (found: Case, place: Place) => string }

type Place = { entry: Entry; origin?: string | undefined }

const columns: readonly Column[] = [
  { name: '事例番号', read: ({ slug }) => slug },
  { name: '題', read: ({ title }) => title },
  { name: '自治体', read: ({ municipalities }) => formatPlaces(municipalities) },
  { name: '人口の区分', read: ({ population }) => labelOf(populationClasses, population) },
  { name: '人口（2020年）', read: ({ municipalities }) => listPeople(municipalities) },
  { name: '場面', read: (found) => labels(scenes, found.scenes) },
  { name: 'テーマ', read: (found) => labels(themes, found.themes) },
  { name: '特集', read: (found) => labels(collections, found.collections) },
  { name: '分野', read: ({ fields }) => fields.join('、') },
  { name: '担い手', read: ({ actors }) => actors.join('、') },
  { name: 'ぶつかった壁', read: (found) => labels(barriers, found.barriers) },
  { name: '期間', read: ({ period }) => formatPeriod(period) },
  { name: '要約', read: ({ summary }) => summary.join('\n') },
  { name: '費用', read: writeCost },
  { name: '人手', read: ({ quotes }) => quotes.staff?.text ?? unknownWord },
  { name: 'いまの姿', read: ({ quotes }) => quotes.now?.text ?? unknownWord },
  { name: '結末', read: (found) => formatOutcome(outcomeOf(found)) },
  { name: '結末の文', read: ({ outcome }) => outcome?.quote?.text ?? '' },
  { name: 'まだ分からないこと', read: (found) => nameUnknown(found).join('\n') },
  {
    name: '見つかった所',
    read: (_found, { entry }) => ('found' in entry ? (entry.excerpt?.text ?? '') : ''),
  },
  { name: '出典数', read: ({ sources }) => String(sources.length) },
  // Sortable, and a date to every spreadsheet.
  { name: '最終確認', read: ({ checked }) => checked },
  {
    name: 'URL',
    read: ({ slug }, { origin }) => (origin === undefined ? '' : `${origin}/cases/${slug}`),
  },
  { name: '学んだこと', read: () => '' },
  { name: '提言への生かし方', read: () => '' },
]

const audienceColumn: Column = {
  name: '公開の範囲',
  read: ({ visibility }) => labelOf(caseAudiences, visibility),
}

function writeCost(found: Case): string {
  const { said, mentioned } = tellCost(found)
  return [...said, ...mentioned].map(({ text }) => text).join('') || unknownWord
}

/** Plain numbers, which a spreadsheet can sort by; of several bodies each. */
function listPeople(bodies: Case['municipalities']): string {
  return bodies.flatMap(({ population }) => population ?? []).join('、')
}

/** The head and a row for each entry, with two columns for the reader's own notes; a table with members' cases says which. */
export function* listRows(
  selection: Selection,
  { origin, onCase }: ExportContext,
): Generator<string[]> {
  const all = holdsMembersCase(selection) ? [...columns, audienceColumn] : columns
  yield all.map(({ name }) => name)
  for (const entry of selection.entries) {
    if ('found' in entry) yield all.map(({ read }) => read(entry.found, { entry, origin }))
    else yield [entry.missing, describeMissing(entry.missing), ...all.slice(2).map(() => '')]
    onCase?.()
  }
}

function labels(terms: readonly Term[], ids: readonly string[]): string {
  return ids.map((id) => labelOf(terms, id)).join('、')
}

/** Without it Excel reads UTF-8 as Shift_JIS. */
const byteOrderMark = '\ufeff'

/** Text, or digits that are a name and no number: a spreadsheet would take the nought from 011002. */
export type Field = string | { digits: string }

/** Writes the rows one by one: UTF-8 with its mark, CRLF, and nothing that a spreadsheet would run. */
export function* writeCsv(rows: Iterable<readonly Field[]>): Generator<string> {
  yield byteOrderMark
  for (const row of rows) yield `${row.map(writeField).join(',')}\r\n`
}

/**
 * A spreadsheet takes such a field for a formula, which may send the table elsewhere; the full-width signs become
 * plain ones where a field is typed over. A leading space or quote mark does not hide the sign from every program.
 */
const formulaStart = /^[\s"'\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/

/** A quote always: a field may hold commas, quotes and line breaks, and most Japanese ones hold something. */
function writeField(field: Field): string {
  if (typeof field !== 'string') return writeDigits(field.digits)
  return quoteField(defuse(field))
}

/** The one formula: it says that its digits are text. Whatever is more than digits is a field like others. */
function writeDigits(digits: string): string {
  return /^\d+$/.test(digits) ? quoteField(`="${digits}"`) : writeField(digits)
}

function defuse(text: string): string {
  const safe = text.toWellFormed().replaceAll('\u0000', '')
  return formulaStart.test(safe) ? `'${safe}` : safe
}

function quoteField(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
