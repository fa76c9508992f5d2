/** What a library gives away: files of its cases, and cases side by side. */

import type { ComparisonFormat, ExportFormat } from '../contract/api.ts'
import type { CaseChoice, Download, ExportContext, Library } from '../library/library.ts'
import { composeCases } from './cases-paper.ts'
import { compareCases } from './comparison.ts'
import { composeComparison, listComparisonRows } from './comparison-paper.ts'
import { listRows, writeCsv } from './csv.ts'
import { fileKinds, toFileName, type WriteWord, writePaper } from './download.ts'
import { writeJson } from './json.ts'
import { fillOnePage } from './one-page.ts'
import { composeOnePage } from './one-page-paper.ts'
import { formatBibtex } from './references/bibtex.ts'
import { collectReferences } from './references/collect.ts'
import { formatCsl } from './references/csl.ts'
import type { ReferenceOptions } from './references/describe.ts'
import type { Reference } from './references/reference.ts'
import { formatRis } from './references/ris.ts'
import { formatSist02 } from './references/sist02.ts'
import {
  addListWords,
  casesOf,
  describeConditions,
  describeMissing,
  type FindCase,
  fileTitleOf,
  findAll,
  holdsMembersCase,
  listMissing,
  type Selection,
  selectFound,
  selectNamed,
} from './selection.ts'

type ExportParts = {
  find: FindCase
  search: Library['search']
  /** Hiragana reading of a text. */
  read: (text: string) => string
  /** The day in Japan. */
  readDay: () => string
  writeWord: WriteWord
}

/** Opens the exports of a library. */
export function openExports({
  find,
  search,
  read,
  readDay,
  writeWord,
}: ExportParts): Pick<
  Library,
  'exportCases' | 'compare' | 'exportComparison' | 'onePage' | 'exportOnePage'
> {
  const select = async (choice: CaseChoice): Promise<Selection> => {
    if ('slugs' in choice) return selectNamed(choice.slugs, find)
    const answer = await findAll(search, choice.search, choice.most)
    return selectFound(answer, describeConditions(choice.search), find)
  }
  return {
    exportCases: async (choice, format, context) => {
      const chosen = await select(choice)
      if (casesOf(chosen).length === 0) return undefined
      const selection = context.list ? addListWords(chosen, context.list, find) : chosen
      return writeCases(selection, format, { ...context, today: readDay(), read, writeWord })
    },
    compare: (slugs) => {
      const selection = selectNamed(slugs, find)
      return casesOf(selection).length === 0 ? undefined : compareCases(selection)
    },
    exportComparison: async (slugs, format) => {
      const selection = selectNamed(slugs, find)
      if (casesOf(selection).length === 0) return undefined
      return writeComparison(selection, format, { today: readDay(), read, writeWord })
    },
    onePage: (slugs, question) => {
      const selection = selectNamed(slugs, find)
      return casesOf(selection).length === 0 ? undefined : fillOnePage(selection, question)
    },
    exportOnePage: async (slugs, question, format, { origin }) => {
      const selection = selectNamed(slugs, find)
      if (casesOf(selection).length === 0) return undefined
      const today = readDay()
      const paper = composeOnePage(fillOnePage(selection, question), today, origin)
      return {
        name: toFileName(`先例を一枚に ${question} ${today}`, paper.membersOnly),
        ...fileKinds[format],
        content: await writePaper(paper, format, writeWord),
        missing: listMissing(selection),
      }
    },
  }
}

type Context = ReferenceOptions & ExportContext & { writeWord: WriteWord }

/** A selection of cases as a file of the format asked for. */
async function writeCases(
  selection: Selection,
  format: ExportFormat,
  context: Context,
): Promise<Download> {
  const what = format in referenceWriters ? '参考文献 ' : ''
  const title = `${what}${fileTitleOf(selection)} ${casesOf(selection).length}件 ${context.today}`
  return {
    name: toFileName(title, holdsMembersCase(selection)),
    ...fileKinds[format],
    content: await writeContent(selection, format, context),
    missing: listMissing(selection),
  }
}

type Content = Download['content'] | Promise<Download['content']>

function writeContent(selection: Selection, format: ExportFormat, context: Context): Content {
  switch (format) {
    case 'docx':
    case 'md':
      return writePaper(composeCases(selection, context), format, context.writeWord)
    case 'csv':
      return writeCsv(listRows(selection, context))
    case 'json':
      return writeJson(selection, context)
    default:
      return writeReferences(selection, format, context)
  }
}

type ReferenceFormat = Exclude<ExportFormat, 'docx' | 'md' | 'csv' | 'json'>

const referenceWriters: Record<ReferenceFormat, (references: readonly Reference[]) => string> = {
  ris: formatRis,
  bibtex: formatBibtex,
  csl: formatCsl,
  sist02: (references) => references.map((one) => `${formatSist02(one)}\r\n`).join(''),
}

/** Of these formats only SIST 02 is read by people, and has a place for what is missing. */
function writeReferences(
  selection: Selection,
  format: ReferenceFormat,
  options: ReferenceOptions,
): string[] {
  const list = referenceWriters[format](collectReferences(casesOf(selection), options))
  const remarks = format === 'sist02' ? listMissing(selection).map(describeMissing) : []
  return [list, ...remarks.map((remark) => `${remark}\r\n`)]
}

/** A comparison as a file of the format asked for. */
async function writeComparison(
  selection: Selection,
  format: ComparisonFormat,
  options: ReferenceOptions & { writeWord: WriteWord },
): Promise<Download> {
  const cases = casesOf(selection)
  const comparison = compareCases(selection)
  const content =
    format === 'csv'
      ? writeCsv(listComparisonRows(comparison, cases))
      : await writePaper(composeComparison(comparison, cases, options), format, options.writeWord)
  return {
    name: toFileName(`事例の比較 ${cases.length}件 ${options.today}`, holdsMembersCase(selection)),
    ...fileKinds[format],
    content,
    missing: listMissing(selection),
  }
}
