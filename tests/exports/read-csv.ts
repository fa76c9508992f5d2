/** A reader of CSV as RFC 4180 has it, strict: it throws on anything that is not. */

/** The rows; the mark of UTF-8 is no part of the first field. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  const content = text.replace(/^\ufeff/, '')
  while (field.lastIndex < content.length) {
    const at = field.lastIndex
    const [, quoted, bare = '', end] = field.exec(content) ?? []
    if (end === undefined) throw new Error(`not CSV: ${content.slice(at, at + 40)}`)
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  if (row.length > 0) throw new Error('a row without its end')
  return rows
}
