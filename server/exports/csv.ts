/** Tables that Excel opens with a double click: UTF-8 with its mark, CRLF, and nothing that it would run. */

/** Without it Excel reads UTF-8 as Shift_JIS. */
const byteOrderMark = '\ufeff'

/** Writes the rows one by one. */
export function* writeCsv(rows: Iterable<readonly string[]>): Generator<string> {
  yield byteOrderMark
  for (const row of rows) yield `${row.map(writeField).join(',')}\r\n`
}

/**
 * A spreadsheet takes such a field for a formula, which may send the table elsewhere; the full-width signs become
 * plain ones where a field is typed over. A leading space or quote mark does not hide the sign from every program.
 */
const formulaStart = /^[\s"'\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/

/** A quote always: a field may hold commas, quotes and line breaks, and most Japanese ones hold something. */
function writeField(text: string): string {
  const safe = text.toWellFormed().replaceAll('\u0000', '')
  const inert = formulaStart.test(safe) ? `'${safe}` : safe
  return `"${inert.replaceAll('"', '""')}"`
}
