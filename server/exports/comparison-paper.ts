/** A comparison as a paper and as the rows of a table for spreadsheets, with the sources it names. */

import type { Case } from '../cases/case.ts'
import type { ComparisonAnswer } from '../contract/api.ts'
import { caseAudiences, isForMembers, membersOnlyMark } from '../contract/case-audience.ts'
import { formatDate, formatPlaces, splitTitle } from '../contract/format.ts'
import { sourcingCaveat } from '../contract/sourcing.ts'
import { labelOf } from '../contract/vocabulary.ts'
import { printReference } from './case-notes.ts'
import { type Block, type Cell, cell, type Paper, paragraph, say, unknownWord } from './paper.ts'
import { describeSource, type ReferenceOptions } from './references/describe.ts'
import { describeMissing } from './selection.ts'

type ComparedText = ComparisonAnswer['rows'][number]['cells'][number]

/** Room for a line or two by hand, in millimetres. */
const roomToWrite = 12

/** Composes a paper for a council: A4 across, one table, under it the sources of each case; `cases` are those compared. */
export function composeComparison(
  comparison: ComparisonAnswer,
  cases: readonly Case[],
  options: ReferenceOptions,
): Paper {
  const { rows, leftOut, missing } = comparison
  const heads = comparison.cases.map(
    ({ title, municipalities, membersOnly }): Cell => [
      [say(formatPlaces(municipalities))],
      [say(splitTitle(title).main)],
      ...(membersOnly ? [[say(membersOnlyMark)]] : []),
    ],
  )
  return {
    title: `${cases.length}つの事例を比べる`,
    subtitle: `[ ] の数は出典の番号。改善事例ライブラリから${formatDate(options.today)}に書き出した。`,
    running: '改善事例ライブラリ',
    membersOnly: cases.some(isForMembers),
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
      paragraph(sourcingCaveat, 'remark'),
      ...(leftOut.length > 0 ? [paragraph(describeLeftOut(leftOut), 'remark')] : []),
      ...cases.flatMap((found) => {
        const compared = comparison.cases.find(({ slug }) => slug === found.slug)
        return compared ? listSources(compared, found, options) : []
      }),
    ],
  }
}

/** Rows that the page has no room for are in the cases themselves. */
export function describeLeftOut(labels: readonly string[]): string {
  return `1枚に収めるため、${labels.map((label) => `「${label}」`).join('')}の行を除いた。`
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
  compared: ComparisonAnswer['cases'][number],
  found: Case,
  options: ReferenceOptions,
): Block[] {
  const sources = found.sources.filter(({ id }) => compared.sources.some((one) => one.id === id))
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

/** The comparison as rows of a table for spreadsheets, the sources as its last row but for what is said of members' cases. */
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
  if (cases.some(isForMembers)) {
    yield ['公開の範囲', ...cases.map(({ visibility }) => labelOf(caseAudiences, visibility))]
  }
}
