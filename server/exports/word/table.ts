/** A table of a paper: hairlines between rows, a stronger line above and below, a head that repeats. */

import type { IParagraphOptions, Paragraph as WordParagraph, Table as WordTable } from 'docx'
import type { Cell, Run, Table } from '../paper.ts'
import { type Docx, twips } from './page.ts'

/** Shade of cells that name a row or a column. */
const shade = { fill: 'F2F2F2' }

/** Builds the table over the whole line. */
export function buildTable(
  docx: Docx,
  { columns, head, rows, namedRows, dense }: Table,
  lineTwips: number,
  buildLine: BuildLine,
): WordTable {
  const { BorderStyle, HeightRule, Table, TableCell, TableLayoutType, TableRow, WidthType } = docx
  const whole = columns.reduce((sum, share) => sum + share, 0)
  const widths = columns.map((share) => Math.floor((lineTwips * share) / whole))
  const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color })

  const styles = dense
    ? { head: 'DenseTableHead', text: 'DenseTableText' }
    : { head: 'TableHead', text: 'TableText' }

  const buildCell = (cell: Cell, column: number, named: boolean) =>
    new TableCell({
      children: cell.map((runs) => buildLine(runs, { style: named ? styles.head : styles.text })),
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      ...(named && { shading: shade }),
    })

  const bodyRows = rows.map(
    ({ cells, room }) =>
      new TableRow({
        cantSplit: true,
        ...(room !== undefined && { height: { value: twips(room), rule: HeightRule.ATLEAST } }),
        children: cells.map((cell, column) => buildCell(cell, column, namedRows && column === 0)),
      }),
  )
  const headRow =
    head &&
    new TableRow({
      cantSplit: true,
      tableHeader: true,
      children: head.map((cell, column) => buildCell(cell, column, true)),
    })

  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 30, bottom: 30, left: 90, right: 90 },
    borders: {
      top: line(8, '1A1A1A'),
      bottom: line(8, '1A1A1A'),
      left: line(4, '949494'),
      right: line(4, '949494'),
      insideHorizontal: line(4, '949494'),
      insideVertical: line(4, '949494'),
    },
    rows: [...(headRow ? [headRow] : []), ...bodyRows],
  })
}

// —— server/exports/word/lines.ts: Lines of a paper into paragraphs of Word: text, links, footnotes.
export type BuildLine = (runs: readonly Run[], options: IParagraphOptions) => WordParagraph
