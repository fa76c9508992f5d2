/** All cases of a library as one table: JSON Lines for programs, CSV for Excel. */

import { listSentences, type Sentence } from '../cases/blocks.ts'
import type { Case, Quote, ShownCase } from '../cases/case.ts'
import { readMoney } from '../cases/money.ts'
import { outcomeOf } from '../cases/outcome.ts'
import { nameUnknown } from '../cases/unknown.ts'
import { compareText } from '../contract/compare-text.ts'
import {
  type DumpColumn,
  type DumpFormat,
  type DumpRecord,
  type DumpValue,
  dumpColumns,
} from '../contract/dump.ts'
import { labelOf, type SectionId, type Term } from '../contract/vocabulary.ts'
import type { Download, Library } from '../library/library.ts'
import { type Field, writeCsv } from './csv.ts'
import { fileKinds } from './download.ts'

/** Opens the files of all cases: those of one state of the library, to be read as often as anybody likes. */
export function openDump(listCases: () => readonly ShownCase[]): Pick<Library, 'dump'> {
  const made = new WeakMap<readonly ShownCase[], Record<DumpFormat, Download>>()
  return {
    dump: (format) => {
      const cases = listCases()
      const files = made.get(cases) ?? describeFiles(cases)
      made.set(cases, files)
      return files[format]
    },
  }
}

function describeFiles(cases: readonly ShownCase[]): Record<DumpFormat, Download> {
  const sorted = [...cases].sort((one, other) => compareText(one.slug, other.slug))
  const describe = (format: DumpFormat, write: () => Iterator<string>): Download => ({
    name: '改善事例 すべて',
    ...fileKinds[format],
    content: { [Symbol.iterator]: write },
    missing: [],
  })
  return {
    jsonl: describe('jsonl', () => writeJsonLines(sorted)),
    csv: describe('csv', () => writeCsv(listRows(sorted))),
  }
}

function* writeJsonLines(cases: readonly Case[]): Generator<string> {
  for (const found of cases) yield `${JSON.stringify(toRecord(found))}\n`
}

function* listRows(cases: readonly Case[]): Generator<Field[]> {
  yield dumpColumns.map(({ label }) => label)
  for (const found of cases) {
    const record = toRecord(found)
    yield dumpColumns.map((column) => toField(column, record))
  }
}

/** Absent is null in JSON, so that every line has every key. */
function toRecord(found: Case): DumpRecord {
  const { slug, title, municipalities, period, quotes } = found
  const outcome = outcomeOf(found)
  const { state } = readMoney(found)
  const said = (id: SectionId): Sentence[] =>
    listSentences(found.sections.find((section) => section.id === id)?.blocks ?? [])
  const { population, scenes, themes, collections, fields, actors, barriers } = found
  const { summary, keywords, questions, confidence, checked } = found
  return {
    ...{ slug, title },
    prefectures: municipalities.map(({ prefecture }) => prefecture),
    municipalities: municipalities.map(({ name }) => name),
    codes: municipalities.map(({ code = '' }) => code),
    people: municipalities.map(({ population: people = null }) => people),
    ...{ population, scenes, themes, collections, fields, actors, barriers },
    from: period.from,
    to: period.to ?? null,
    summary,
    outcome: outcome.state,
    outcome_year: outcome.year ?? null,
    money: state === 'unknown' ? null : state,
    cost: quote(quotes.cost),
    staff: quote(quotes.staff),
    now: quote(quotes.now),
    background: said('background'),
    actions: said('actions'),
    results: said('results'),
    craft: said('craft'),
    trouble: said('trouble'),
    unknown: nameUnknown(found),
    ...{ keywords, questions, confidence, checked },
    sources: found.sources.map(({ id, title, publisher, url, date }) => ({
      ...{ id, title, publisher, url },
      ...(date !== undefined && { date }),
    })),
  }
}

function quote(found: Quote | undefined): Sentence[] {
  return found ? [{ text: found.text, sources: found.sources }] : []
}

/** How a value of each kind stands in a cell. */
const cells: {
  [Kind in DumpColumn['kind']]: (value: DumpValue<Kind>, terms: readonly Term[]) => Field
} = {
  text: (text) => text,
  day: (day) => day,
  choice: (id, terms) => (id === null ? '' : labelOf(terms, id)),
  year: (year) => String(year ?? ''),
  texts: (texts) => texts.join('、'),
  choices: (ids, terms) => ids.map((id) => labelOf(terms, id)).join('、'),
  codes: (codes) => ({ digits: codes.join('、') }),
  numbers: (numbers) => numbers.map((number) => number ?? '').join('、'),
  sentences: (sentences) => sentences.map(writeSentence).join(''),
  sources: (sources) =>
    sources
      .map(({ id, title, publisher, url }) => `[${id}] ${title}（${publisher}）${url}`)
      .join('\n'),
}

function writeSentence({ text, sources }: Sentence): string {
  return `${text}${sources.map((id) => `[${id}]`).join('')}`
}

function toField(column: DumpColumn, record: DumpRecord): Field {
  const write = cells[column.kind] as (value: unknown, terms: readonly Term[]) => Field
  return write(record[column.key], 'terms' in column ? column.terms : [])
}
