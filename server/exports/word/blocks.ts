/** Blocks of a paper into paragraphs and tables of Word: lines with their footnotes, headings, lists, tables. */

import type {
  FileChild,
  INumberingOptions,
  IParagraphOptions,
  ParagraphChild,
  Paragraph as WordParagraph,
  Table as WordTable,
} from 'docx'
import { isLinkAddress } from '../../cases/addresses.ts'
import {
  type Block,
  type Cell,
  contentsTitle,
  type Heading,
  type Look,
  type Note,
  type Run,
  type Table,
  type Text,
} from '../paper.ts'
import { type Docx, toXmlText, twips } from './docx.ts'

const lookStyles: Record<Look, string> = {
  lead: 'Lead',
  quote: 'Quote',
  remark: 'Remark',
  reference: 'Bibliography',
}

/** Builds the blocks of one paper. */
export function buildBlocks(docx: Docx, blocks: readonly Block[], lineTwips: number): FileChild[] {
  const buildLine = createLineBuilder(docx)
  // Two tables without anything between them would be one, and Word wants a paragraph at the end.
  const gap = { spacing: { line: 120, lineRule: docx.LineRuleType.EXACT } }

  const buildBlock = (block: Block, next: Block | undefined): FileChild[] => {
    switch (block.kind) {
      case 'heading':
        return [buildHeading(docx, block)]
      case 'paragraph':
        return [buildLine(block.runs, { style: block.look ? lookStyles[block.look] : 'BodyText' })]
      case 'list':
        return block.items.map((runs, index) =>
          buildLine(runs, listOptions(block.ordered, index === 0)),
        )
      case 'table': {
        const table = buildTable(docx, block, lineTwips, buildLine)
        return startsPage(next) ? [table] : [table, buildLine([], gap)]
      }
      case 'contents':
        return [
          buildLine([{ text: contentsTitle }], { style: 'TOCHeading' }),
          buildContents(docx, block.titles),
        ]
    }
  }

  return blocks.flatMap((block, index) => buildBlock(block, blocks[index + 1]))
}

/** Bulleted and numbered lists for the document's options. */
export function describeLists(docx: Docx): INumberingOptions {
  const { AlignmentType, LevelFormat } = docx
  const style = { paragraph: { indent: { left: 420, hanging: 420 } } }
  const level = { level: 0, alignment: AlignmentType.LEFT, style }
  return {
    config: [
      { reference: 'points', levels: [{ ...level, format: LevelFormat.BULLET, text: '・' }] },
      { reference: 'numbers', levels: [{ ...level, format: LevelFormat.DECIMAL, text: '%1.' }] },
    ],
  }
}

type BuildLine = (runs: readonly Run[], options: IParagraphOptions) => WordParagraph

/** Makes the lines of one paper; it knows which notes were given in full already. */
function createLineBuilder(docx: Docx): BuildLine {
  const { ExternalHyperlink, FootnoteReferenceRun, Paragraph, TextRun } = docx
  const given = new Set<string>()

  const buildText = ({ text, strong, href }: Text): ParagraphChild => {
    const options = { text: toXmlText(text), ...(strong && { bold: true }) }
    if (href === undefined || !isLinkAddress(href)) return new TextRun(options)
    const children = [new TextRun({ ...options, style: 'Hyperlink' })]
    return new ExternalHyperlink({ link: toXmlText(href), children })
  }

  /** Notes at one place are one footnote: two numbers side by side would read as one. */
  const buildNotes = (notes: readonly Note[]): ParagraphChild => {
    const texts = notes.flatMap(({ key, full, short }, index) => {
      const text = given.has(key) ? short : full
      given.add(key)
      return index === 0 ? text : [{ text: '　／　' }, ...text]
    })
    const children = [new TextRun(' '), ...texts.map(buildText)]
    return new FootnoteReferenceRun({
      children: [new Paragraph({ style: 'FootnoteText', children })],
    })
  }

  return (runs, options) =>
    new Paragraph({
      ...options,
      children: runs.map((run) => ('notes' in run ? buildNotes(run.notes) : buildText(run))),
    })
}

function buildHeading(docx: Docx, { level, text, sub, newPage }: Heading): FileChild {
  const { HeadingLevel, Paragraph, TextRun } = docx
  const levels = {
    1: HeadingLevel.HEADING_1,
    2: HeadingLevel.HEADING_2,
    3: HeadingLevel.HEADING_3,
  }
  const children = [new TextRun(toXmlText(text))]
  if (sub !== undefined) {
    children.push(new TextRun({ break: 1, text: toXmlText(`― ${sub}`), style: 'HeadingSub' }))
  }
  return new Paragraph({
    heading: levels[level],
    ...(newPage && { pageBreakBefore: true }),
    children,
  })
}

/** The options of one item; the first one begins to count anew. */
function listOptions(ordered: boolean, first: boolean): IParagraphOptions {
  const numbering = ordered
    ? { reference: 'numbers', level: 0, restart: first }
    : { reference: 'points', level: 0 }
  return { numbering, style: 'ListParagraph' }
}

/** Before such a block a gap could be all that stands on a page. */
function startsPage(block: Block | undefined): boolean {
  return block?.kind === 'heading' && block.newPage === true
}

/** Shade of cells that name a row or a column. */
const shade = { fill: 'F2F2F2' }

/** The table over the whole line: hairlines between rows, a stronger line above and below, a head that repeats. */
function buildTable(
  docx: Docx,
  { columns, head, rows, namedRows, dense, compact }: Table,
  lineTwips: number,
  buildLine: BuildLine,
): WordTable {
  const { BorderStyle, HeightRule, Table, TableCell, TableLayoutType, TableRow, WidthType } = docx
  const whole = columns.reduce((sum, share) => sum + share, 0)
  const widths = columns.map((share) => Math.floor((lineTwips * share) / whole))
  const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color })

  const size = dense ? 'Dense' : compact ? 'Compact' : ''
  const styles = { head: `${size}TableHead`, text: `${size}TableText` }

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

/** Clean, because Word asks before it updates; the pages are in it once its reader updates the field. */
function buildContents(docx: Docx, titles: readonly string[]): FileChild {
  return new docx.TableOfContents(contentsTitle, {
    headingStyleRange: '1-1',
    hyperlink: true,
    beginDirty: false,
    tabLeader: docx.LeaderType.NONE,
    cachedEntries: titles.map((title) => ({ title: toXmlText(title), level: 1 })),
  })
}
