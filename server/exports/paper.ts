/**
 * A paper as data: what Word files and Markdown files are written from. All text is plain text; each writer escapes
 * what its own format would misread.
 */

/** A note to a place in the text. Called again under the same key, it may say less. */
export type Note = { key: string; full: Text[]; short: Text[] }

export type Text = { text: string; strong?: boolean; href?: string }

/** A piece of a line; notes that are called at one place stand together there. */
export type Run = Text | { notes: Note[] }

/** How a paragraph looks: running text unless said otherwise. */
export type Look = 'lead' | 'quote' | 'remark' | 'reference'

export type Heading = {
  kind: 'heading'
  level: 1 | 2 | 3
  text: string
  /** What stands behind the dash of a title, on a line of its own. */
  sub?: string | undefined
  newPage?: boolean
}

type Paragraph = { kind: 'paragraph'; runs: Run[]; look?: Look }

type List = { kind: 'list'; ordered: boolean; items: Run[][] }

/** The paragraphs of one cell. */
export type Cell = Run[][]

type Row = {
  cells: Cell[]
  /** Room to write in by hand, in millimetres. */
  room?: number
}

export type Table = {
  kind: 'table'
  /** Shares of the line, one for each column. */
  columns: number[]
  /** Repeated on every page that the table runs over. */
  head?: Cell[]
  rows: Row[]
  /** Whether the first cell of each row names the row. */
  namedRows: boolean
  /** Small, so that much fits on one page. */
  dense?: boolean
  /** Between that and the usual size, for a paper of one page. */
  compact?: boolean
}

/** The headings of the first level, listed under a head of their own. */
type Contents = { kind: 'contents'; titles: string[] }

export type Block = Heading | Paragraph | List | Table | Contents

export type Paper = {
  title: string
  /** One line under the title. */
  subtitle?: string
  /** Stands small at the top of every page. */
  running: string
  /** Whether it holds a case for members alone: then every page says so. */
  membersOnly: boolean
  landscape?: boolean
  /** Small margins, for an upright paper of one page. */
  narrow?: boolean
  blocks: Block[]
}

/** What stands in the place of a fact that a case leaves open. */
export const unknownWord = '不明'

/** What a list of contents is called. */
export const contentsTitle = '目次'

/** A run of plain text. */
export function say(text: string): Text {
  return { text }
}

/** A paragraph of plain text. */
export function paragraph(text: string, look?: Look): Paragraph {
  return { kind: 'paragraph', runs: [say(text)], ...(look && { look }) }
}

/** A cell of plain text. */
export function cell(text: string): Cell {
  return [[say(text)]]
}
