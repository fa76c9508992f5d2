/** Tables as text: columns for a terminal, where a kanji is as wide as two letters, and Markdown. */

type Cells = readonly string[]

/** Prints rows in aligned columns; the first row is the head. */
export function printTable(rows: readonly Cells[]): void {
  console.log(alignColumns(rows).join('\n'))
}

/** Lines with aligned columns, the first left and the others right. */
export function alignColumns(rows: readonly Cells[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, measureWidth(cell))
    }
  }
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const room = ' '.repeat((widths[column] ?? 0) - measureWidth(cell))
        return column === 0 ? cell + room : room + cell
      })
      .join('  ')
      .trimEnd(),
  )
}

/** Wide: kana, kanji, full-width forms, and the signs that Japanese fonts draw wide. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6×①-⑳]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

function measureWidth(text: string): number {
  return [...text].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0)
}

/** A Markdown table; cells may hold anything but line breaks. All columns but the first may hold numbers, to the right. */
export function writeTable(
  head: Cells,
  rows: readonly Cells[],
  others: 'words' | 'numbers' = 'words',
): string {
  const rule = head.map((_, column) => (column > 0 && others === 'numbers' ? '--:' : '---'))
  return [head, rule, ...rows].map(writeRow).join('\n')
}

function writeRow(cells: Cells): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
