/** Short ways to write blocks. Lines get their keys when the sheets are complete. */

import type { Block, Cell, Heading, Line, Prose, Question, Row, Sheet, Table } from './kit.ts'

/** A line without a key yet. */
export function write(text: string): Line {
  return { key: '', text }
}

/** A heading of a sheet (1) or of a part of it (2). */
export function heading(level: Heading['level'], text: string, aside?: string): Heading {
  return { kind: 'heading', level, line: write(text), ...(aside !== undefined && { aside }) }
}

/** A paragraph, perhaps behind a bold lead: a bracket is gap enough, a word is not. */
export function prose(lead: string | undefined, text: string, look?: Prose['look']): Prose {
  const block: Prose = { kind: 'prose', line: write(text) }
  if (lead) block.lead = /[〉〕]$/.test(lead) ? lead : `${lead}　`
  if (look) block.look = look
  return block
}

/** A question without choices, or with some of either sort. */
export function question(
  number: string,
  text: string,
  { choices = [], voices = [] }: { choices?: string[]; voices?: string[] } = {},
): Question {
  return {
    kind: 'question',
    number,
    line: write(text),
    choices: choices.map(write),
    voices: voices.map(write),
  }
}

/** A row of plain cells. */
export function row(...texts: string[]): Row {
  return { cells: texts.map((text): Cell => ({ line: write(text) })) }
}

/** A table over the whole line. */
export function table(
  id: string,
  columns: readonly [head: string, share: number][],
  rows: Row[],
  room?: number,
): Table {
  return {
    kind: 'table',
    id,
    columns: columns.map(([, share]) => share),
    head: columns.map(([head]) => head),
    rows,
    ...(room !== undefined && { room }),
  }
}

/** The lines of a block in their order. */
export function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'heading':
    case 'prose':
      return [block.line]
    case 'question':
      return [block.line, ...block.choices, ...block.voices]
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.map(({ line }) => line))
    case 'room':
      return []
  }
}

/** Gives every line of a sheet that has none a key; the same kit always gets the same keys. */
export function giveKeys(sheet: Sheet): Sheet {
  const lines = sheet.pages.flat().flatMap(linesOf)
  for (const [index, line] of lines.entries()) line.key ||= `${sheet.id}.${index}`
  return sheet
}
