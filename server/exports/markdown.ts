/** A paper as Markdown (GFM) with footnotes: `[^a-1]` is the first source of the first case, wherever it is called. */

import { isLinkAddress } from '../cases/addresses.ts'
import { membersOnlyMark } from '../contract/case-audience.ts'
import {
  type Block,
  type Cell,
  contentsTitle,
  type Heading,
  type Note,
  type Paper,
  type Run,
  type Table,
  type Text,
} from './paper.ts'

/** Markdown has no pages: what stands on every page of a paper stands under each heading that begins one. */
const markLine = `\n**${membersOnlyMark}**\n`

/** Writes the paper in pieces: its head, each block, the notes. */
export function* writeMarkdown(paper: Paper): Generator<string> {
  const notes = new Map<string, Note>()
  yield `# ${escapeHeading(paper.title)}\n`
  if (paper.membersOnly) yield markLine
  if (paper.subtitle !== undefined) yield `\n${escapeLine(paper.subtitle)}\n`
  let before: Block | undefined
  for (const block of paper.blocks) {
    yield `${continues(before, block) ? '' : '\n'}${writeBlock(block, notes)}\n`
    if (paper.membersOnly && block.kind === 'heading' && block.level === 1) yield markLine
    before = block
  }
  if (notes.size > 0) yield '\n'
  for (const { key, full } of notes.values()) yield `[^${key}]: ${writeLine(full, notes)}\n`
}

type Notes = Map<string, Note>

function writeBlock(block: Block, notes: Notes): string {
  switch (block.kind) {
    case 'heading':
      // The title of the paper is the one heading of the first level.
      return `${'#'.repeat(block.level + 1)} ${escapeHeading(joinTitle(block))}`
    case 'paragraph':
      return `${leads[block.look ?? 'body']}${writeLine(block.runs, notes)}`
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${writeLine(item, notes)}`)
        .join('\n')
    case 'table':
      return writeTable(block, notes)
    case 'contents':
      return [
        `## ${contentsTitle}\n`,
        ...block.titles.map((title) => `- ${escapeLine(title)}`),
      ].join('\n')
  }
}

function joinTitle({ text, sub }: Heading): string {
  return sub === undefined ? text : `${text} ― ${sub}`
}

const leads = { body: '', lead: '- ', quote: '> ', remark: '', reference: '- ' }

/** Lines that are items of one list stand without space between them. */
function continues(before: Block | undefined, block: Block): boolean {
  if (before?.kind !== 'paragraph' || block.kind !== 'paragraph') return false
  return before.look === block.look && leads[block.look ?? 'body'] === '- '
}

function writeLine(runs: readonly Run[], notes: Notes): string {
  return escapeStart(runs.map((run) => writeRun(run, notes)).join('')).trim()
}

function writeRun(run: Run, notes: Notes): string {
  if (!('notes' in run)) return writeText(run)
  for (const note of run.notes) notes.set(note.key, note)
  return run.notes.map(({ key }) => `[^${key}]`).join('')
}

function writeText({ text, strong, href }: Text): string {
  if (text.trim() === '') return text
  if (href !== undefined && isLinkAddress(href)) return writeLink(text, href)
  return strong ? writeStrong(text) : escapeText(text)
}

/** Between a bracket or a full stop and a Japanese letter, CommonMark takes the two stars for stars. */
function writeStrong(text: string): string {
  const isSafe = /^[\p{L}\p{N}]/u.test(text) && /[\p{L}\p{N}]$/u.test(text)
  return isSafe ? `**${escapeText(text)}**` : `<strong>${escapeText(text)}</strong>`
}

function writeLink(text: string, href: string): string {
  const target = href.replace(/[\s<>\\]/g, encodeURIComponent)
  return text === href && target === href && /^https?:/.test(href)
    ? `<${href}>`
    : `[${escapeText(text)}](<${target}>)`
}

/** A table without a head has an empty one, because Markdown knows no other. */
function writeTable({ columns, head, rows, namedRows }: Table, notes: Notes): string {
  const bodyRows = rows.map(({ cells }) =>
    cells.map((cell, column) => writeCell(cell, notes, namedRows && column === 0)),
  )
  const headRow = head?.map((cell) => writeCell(cell, notes, false)) ?? columns.map(() => '')
  return [headRow, columns.map(() => '---'), ...bodyRows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function writeCell(cell: Cell, notes: Notes, strong: boolean): string {
  const lines = cell.map((runs) =>
    runs
      .map((run) => writeRun(run, notes))
      .join('')
      .trim(),
  )
  const text = lines.join('<br>')
  return strong && text !== '' ? `**${text}**` : text
}

/** Signs that mean something wherever they stand. */
const anywhere = /[\\`*_[\]<>~|]|&(?=#?[a-z0-9]+;)/gi

/** Signs that mean something at the start of a line only. */
const atStart = /^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d{1,9}(?=[.)](?:\s|$)))/

/** Where readers of Markdown begin a link by themselves, in which they would take a backslash for a part of it. */
const linkStart = /(?<=https?|ftp):(?=\/\/)|(?<=www)\.|@/gi

/** Text within a line, shown exactly: every sign that would begin something is written as itself. */
function escapeText(text: string): string {
  return toLine(text).replace(anywhere, '\\$&').replace(linkStart, '\\$&')
}

/** Text that begins a line. */
function escapeLine(text: string): string {
  return escapeStart(escapeText(text))
}

/** The first sign of a written line, where it would make a heading or a list of it. */
function escapeStart(written: string): string {
  return written.replace(atStart, (_, space: string, sign: string) =>
    /^\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  )
}

/** Text of a heading, whose end may be marked by the sign that begins it. */
function escapeHeading(text: string): string {
  return escapeText(text).replace(/(?<!#)#(?=#*\s*$)/, '\\#')
}

/** Line ends and control characters end a paragraph or show as boxes. */
function toLine(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}+/gu, ' ')
}
