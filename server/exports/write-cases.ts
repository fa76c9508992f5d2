/** A selection of cases as a file of the format asked for. */

import type { ExportFormat } from '../contract.ts'
import type { Download, ExportContext } from '../library.ts'
import { writeCaseData } from './case-data.ts'
import { listRows } from './case-rows.ts'
import { composeCases } from './cases-paper.ts'
import { writeCsv } from './csv.ts'
import { fileKinds, toFileName } from './download.ts'
import { formatBibtex } from './references/bibtex.ts'
import { formatCsl } from './references/csl.ts'
import type { ReferenceOptions } from './references/describe.ts'
import { collectReferences, type Reference } from './references/reference.ts'
import { formatRis } from './references/ris.ts'
import { formatSist02 } from './references/sist02.ts'
import { casesOf, describeMissing, listMissing, type Selection } from './selection.ts'
import { fileTitleOf } from './selection-words.ts'
import { type WriteWord, writePaper } from './write-paper.ts'

type Context = ReferenceOptions & ExportContext & { writeWord: WriteWord }

/** Writes the file. */
export async function writeCases(
  selection: Selection,
  format: ExportFormat,
  context: Context,
): Promise<Download> {
  const what = format in referenceWriters ? '参考文献 ' : ''
  const count = casesOf(selection).length
  return {
    name: toFileName(`${what}${fileTitleOf(selection)} ${count}件 ${context.today}`),
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
      return writeCaseData(selection, context)
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
