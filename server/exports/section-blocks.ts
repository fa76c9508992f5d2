/** A section of a case as blocks of a paper: paragraphs, lists and tables, with its source marks as notes. */

import { isLinkAddress } from '../cases/addresses.ts'
import { type Block as BodyBlock, type Line, runsOf, wordsOf } from '../cases/blocks.ts'
import type { Block, Cell, Note, Run, Text } from './paper.ts'

/** The note to the source of this number. */
export type NoteOf = (source: number) => Note

/** The blocks of a section on paper. */
export function readSection(blocks: readonly BodyBlock[], noteOf: NoteOf): Block[] {
  return blocks.flatMap((block) => readBlock(block, noteOf))
}

function readBlock(block: BodyBlock, noteOf: NoteOf): Block[] {
  switch (block.kind) {
    // A line that its writer ended is a paragraph.
    case 'paragraph':
      return readLines(block.lines, noteOf).map((runs) => ({ kind: 'paragraph', runs }))
    // A heading calls no notes; the number of a mark in it would be read as one of its words.
    case 'heading':
      return [{ kind: 'heading', level: 3, text: block.lines.map(wordsOf).join('') }]
    case 'quotation':
      return readSection(block.blocks, noteOf).map((each) =>
        each.kind === 'paragraph' ? { ...each, look: 'quote' } : each,
      )
    case 'list':
      return [{ kind: 'list', ordered: block.ordered, items: readItems(block.items, noteOf) }]
    case 'table':
      return [readTable(block.rows, noteOf)]
  }
}

/** Lists inside lists are laid flat: their items follow the item that holds them. */
function readItems(items: readonly BodyBlock[][], noteOf: NoteOf): Run[][] {
  return items.flatMap((blocks) => readSection(blocks, noteOf).flatMap(linesOf))
}

function linesOf(block: Block): Run[][] {
  switch (block.kind) {
    case 'paragraph':
      return [block.runs]
    case 'heading':
      return [[{ text: block.text }]]
    case 'list':
      return block.items
    case 'table':
      return [block.head ?? [], ...block.rows.map(({ cells }) => cells)].map((row) => row.flat(2))
    case 'contents':
      return []
  }
}

function readTable(rows: readonly Line[][][], noteOf: NoteOf): Block {
  const [head = [], ...others] = rows.map((row) => row.map((lines) => readCell(lines, noteOf)))
  return {
    kind: 'table',
    columns: head.map(() => 1),
    head,
    rows: others.map((cells) => ({ cells })),
    namedRows: false,
  }
}

function readCell(lines: readonly Line[], noteOf: NoteOf): Cell {
  return lines.length > 0 ? readLines(lines, noteOf) : [[]]
}

function readLines(lines: readonly Line[], noteOf: NoteOf): Run[][] {
  return lines.map((line) =>
    runsOf(line).map((run) => ('text' in run ? readText(run) : { notes: run.sources.map(noteOf) })),
  )
}

/** Out of the library a path leads to no page; in Word it would be one of a file. */
function readText({ href, ...text }: Text): Text {
  return href !== undefined && isLinkAddress(href) ? { ...text, href } : text
}
