/** A comparison as a file of the format asked for. */

import type { ComparisonFormat } from '../contract.ts'
import type { Download } from '../library.ts'
import { compareCases } from './comparison.ts'
import { composeComparison, listComparisonRows } from './comparison-paper.ts'
import { writeCsv } from './csv.ts'
import { fileKinds } from './download.ts'
import type { ReferenceOptions } from './references/describe.ts'
import { casesOf, listMissing, type Selection } from './selection.ts'
import { type WriteWord, writePaper } from './write-paper.ts'

/** Writes the file. */
export async function writeComparison(
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
    name: `事例の比較 ${cases.length}件 ${options.today}`,
    ...fileKinds[format],
    content,
    missing: listMissing(selection),
  }
}
