/** A Markdown file as pieces, line by line: what a section says stays as it was written. */

import { cleanText } from '../../contract/untrusted-values.ts'
import type { Piece, Pieces, TextPiece } from './pieces.ts'

const definition = /^\[\^([^\]\s]{1,60})\]:(.*)$/
const picture = /!\[[^[\]\n]{0,300}\]\([^()\s]{0,2000}\)/g

/** Cuts the text into pieces; definitions of footnotes become notes. */
export function readMarkdownPieces(markdown: string): Pieces {
  const { lines, notes } = takeDefinitions(cleanText(markdown, markdown.length).split('\n'))
  const pictures = lines.reduce((sum, line) => sum + (line.match(picture)?.length ?? 0), 0)
  const pieces = groupLines(lines.map((line) => line.replace(picture, ''))).flatMap(readGroup)
  return {
    pieces,
    notes,
    unplaced: [],
    remarks: pictures > 0 ? [`画像が${pictures}枚ある。写していない。`] : [],
  }
}

/** A definition goes on in the lines below it that are set in. */
function takeDefinitions(all: readonly string[]): { lines: string[]; notes: Map<string, string> } {
  const notes = new Map<string, string>()
  const lines: string[] = []
  let open: string | undefined
  for (const line of all) {
    const [, key, words = ''] = definition.exec(line) ?? []
    if (key !== undefined && !notes.has(key)) {
      notes.set(key, words.trim())
      open = key
    } else if (open !== undefined && /^(?: {2,}|\t)\S/.test(line)) {
      notes.set(open, `${notes.get(open)} ${line.trim()}`)
    } else {
      open = undefined
      lines.push(line)
    }
  }
  return { lines, notes }
}

type Group = { lines: string[]; isCode: boolean }

/** Lines that belong together: a heading alone, a fenced piece whole, all else up to the next empty line. */
function groupLines(lines: readonly string[]): Group[] {
  const groups: Group[] = []
  let group: Group = { lines: [], isCode: false }
  const close = () => {
    if (group.lines.length > 0) groups.push(group)
    group = { lines: [], isCode: false }
  }
  for (const line of lines) {
    const isFence = /^ {0,3}(?:```|~~~)/.test(line)
    if (group.isCode) {
      group.lines.push(line)
      if (isFence) close()
    } else if (isFence) {
      close()
      group = { lines: [line], isCode: true }
    } else if (isHeading(line)) {
      close()
      groups.push({ lines: [line], isCode: false })
    } else if (line.trim() === '') close()
    else group.lines.push(line)
  }
  close()
  return groups
}

function isHeading(line: string): boolean {
  return /^ {0,3}#{1,6}(?:\s|$)/.test(line)
}

function readGroup({ lines, isCode }: Group): Piece[] {
  const [first = '', second = ''] = lines
  if (isCode) return [textOf(lines)]
  if (isHeading(first)) return readHeadingLine(first.trim())
  if (lines.length === 2 && /^(?:={3,}|-{3,})\s*$/.test(second)) {
    return [
      {
        kind: 'heading',
        text: first.trim(),
        level: second.startsWith('=') ? 1 : 2,
        isTitle: false,
      },
    ]
  }
  if (lines.length > 1 && lines.every((line) => line.trim().startsWith('|'))) {
    return [{ kind: 'table', rows: lines.filter((line) => !isRule(line)).map(cutCells) }]
  }
  return [textOf(lines)]
}

function readHeadingLine(line: string): Piece[] {
  const level = line.length - line.replace(/^#+/, '').length
  const text = line.slice(level).trim()
  return text === '' ? [] : [{ kind: 'heading', text, level, isTitle: false }]
}

function isRule(line: string): boolean {
  return /^[\s|:-]*$/.test(line)
}

function cutCells(line: string): TextPiece[][] {
  const inner = line.trim().slice(1)
  const cells = inner.replace(/\\\|/g, '\ufdd0').split('|')
  if (cells.at(-1)?.trim() === '') cells.pop()
  return cells.map((cell) => [textOf([cell.replaceAll('\ufdd0', '\\|').trim()])])
}

function textOf(lines: readonly string[]): TextPiece {
  const text = lines.join('\n')
  return { kind: 'text', text, plain: strip(text), isItem: false }
}

/** Without the signs of bold, links and lists. */
function strip(text: string): string {
  return text
    .replace(/\*\*/g, '')
    .replace(/\[([^[\]\n]{1,300})\]\([^()\s]{1,2000}\)/g, '$1')
    .trim()
}
