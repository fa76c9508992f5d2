/** A Word file as pieces: its paragraphs by their styles, its lists and tables, and its notes under their marks. */

import type { Piece, Pieces, TextPiece } from './pieces.ts'
import { openNotes, writeNote } from './word-notes.ts'
import { openWordPackage, packParts } from './word-package.ts'
import { listMargins, listRemarks } from './word-remarks.ts'
import { readRuns, type WordContext } from './word-runs.ts'
import { readWordTree, type WordNode } from './word-tree.ts'

/** Reads the file; refuses in one sentence what cannot be read. */
export async function readWordPieces(bytes: Uint8Array): Promise<Pieces> {
  const file = openWordPackage(bytes)
  const tree = await readWordTree(await packParts(file.texts))
  const { nameNote, notes } = openNotes(tree)
  const context: WordContext = { nameNote, pictures: 0, struck: [] }
  const reading: Reading = { context, counts: [], contents: 0 }
  const pieces = readNodes(tree.nodes, reading)
  const noteTexts = new Map(
    [...notes].map(([key, body]) => [key, writeNote(body, context)] as const),
  )
  const struck = context.struck.filter((text) => text.trim() !== '')
  return {
    pieces,
    notes: noteTexts,
    unplaced: [
      ...struck.map((text) => ({ text, why: '取り消し線の引かれた文' })),
      ...listMargins(file.texts),
    ],
    remarks: [
      ...listRemarks(file),
      ...(context.pictures > 0 ? [`画像が${context.pictures}枚ある。写していない。`] : []),
      ...(reading.contents > 0 ? ['目次は写していない。'] : []),
    ],
  }
}

type Reading = {
  context: WordContext
  /** How many items of each level of the list under way there are. */
  counts: number[]
  /** Lines of a table of contents. */
  contents: number
}

function readNodes(nodes: readonly WordNode[], reading: Reading): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (node.type === 'table') return readTable(node, reading)
    if (node.type === 'paragraph') return readParagraph(node, reading)
    return readNodes(node.children ?? [], reading)
  })
}

function readParagraph(paragraph: WordNode, reading: Reading): Piece[] {
  const { children = [], numbering, styleName, styleId } = paragraph
  const style = styleName ?? styleId ?? ''
  const { text, plain } = readRuns(children, reading.context)
  if (/^toc ?[0-9]|^TOC|^目次/i.test(style)) {
    reading.contents += 1
    return []
  }
  if (text === '') return []
  const isTitle = /^(?:title|表題|題名)$/i.test(style)
  const [, level] = /^(?:heading|見出し) ?([1-9])/i.exec(style) ?? []
  if (isTitle || level !== undefined) {
    const marks = text.match(/\[\^w[0-9]+\]/g)?.join('') ?? ''
    reading.counts = []
    return [
      {
        kind: 'heading',
        text: `${plain.replace(/\n/g, ' ')}${marks}`,
        level: Number(level ?? 1),
        isTitle,
      },
    ]
  }
  if (!numbering) {
    reading.counts = []
    return [{ kind: 'text', text, plain, isItem: false }]
  }
  return [
    {
      kind: 'text',
      text: `${countItem(numbering, reading)}${text.replace(/\n/g, ' ')}`,
      plain,
      isItem: true,
    },
  ]
}

/** As deep as the page shows lists within lists. */
const deepest = 6

function countItem(
  { isOrdered, level }: NonNullable<WordNode['numbering']>,
  reading: Reading,
): string {
  const depth = Math.min(Math.max(Number.parseInt(level, 10) || 0, 0), deepest)
  const number = (reading.counts[depth] ?? 0) + 1
  reading.counts = [
    ...reading.counts.slice(0, depth),
    ...Array(Math.max(0, depth - reading.counts.length)).fill(0),
    number,
  ]
  return `${'   '.repeat(depth)}${isOrdered ? `${number}. ` : '- '}`
}

/** A table of one column is a frame around text. */
function readTable(table: WordNode, reading: Reading): Piece[] {
  const rows = (table.children ?? [])
    .filter(({ type }) => type === 'tableRow')
    .map(({ children = [] }) => children.filter(({ type }) => type === 'tableCell'))
  if (rows.every(({ length }) => length <= 1)) {
    return rows.flat().flatMap(({ children = [] }) => readNodes(children, reading))
  }
  const cells = rows.map((row) =>
    row.map(({ children = [] }) => readNodes(children, reading).flatMap(listTexts)),
  )
  return [{ kind: 'table', rows: cells }]
}

/** What stands in a cell, as lines: headings and tables in it, too. */
function listTexts(piece: Piece): TextPiece[] {
  switch (piece.kind) {
    case 'text':
      return [piece]
    case 'heading':
      return [{ kind: 'text', text: piece.text, plain: piece.text, isItem: false }]
    case 'table':
      return piece.rows.flat(2)
  }
}
