/** Material as a row of pieces, whatever kind of file it came from: headings, lines of text and tables, with their notes. */

import type { Unplaced } from '../../contract/brought.ts'

/** A paragraph or an item of a list: as Markdown with its marks, and as the bare words. */
export type TextPiece = { kind: 'text'; text: string; plain: string; isItem: boolean }

type HeadingPiece = {
  kind: 'heading'
  text: string
  /** 1 is the highest. */
  level: number
  /** Whether it is written as the title of the whole. */
  isTitle: boolean
}

type TablePiece = { kind: 'table'; rows: TextPiece[][][] }

export type Piece = HeadingPiece | TextPiece | TablePiece

/** Pieces in the order of the material. Text calls a note as `[^key]`. */
export type Pieces = {
  pieces: Piece[]
  /** The words of each note as Markdown. */
  notes: ReadonlyMap<string, string>
  /** What was seen and has no place among the pieces. */
  unplaced: Unplaced[]
  remarks: string[]
}

/** Texts as Markdown: items of a list one below the other, all else apart. */
export function joinTexts(texts: readonly TextPiece[]): string {
  return texts.reduce((joined, { text, isItem }, index) => {
    if (index === 0) return text
    return `${joined}${isItem && texts[index - 1]?.isItem ? '\n' : '\n\n'}${text}`
  }, '')
}

/** A table as Markdown, its first row as the head. */
export function writeTable(rows: readonly TextPiece[][][]): string {
  const width = Math.max(0, ...rows.map(({ length }) => length))
  const lines = rows.map((cells) => {
    const words = Array.from({ length: width }, (_, at) => writeCell(cells[at] ?? []))
    return `| ${words.join(' | ')} |`
  })
  return [lines[0], `|${' --- |'.repeat(width)}`, ...lines.slice(1)].join('\n')
}

function writeCell(texts: readonly TextPiece[]): string {
  const words = texts.map(({ text }) => text.replace(/\n/g, ' ')).join(' ')
  return words.replace(/\\?\|/g, '\\|')
}
