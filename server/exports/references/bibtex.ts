/** References as BibTeX, for LaTeX and everything that imports from it. Text is UTF-8, as upLaTeX and biber read it. */

import { membersOnlyMark } from '../../contract/case-audience.ts'
import { listRoles, splitEditors, withoutCommas } from './authors.ts'
import type { Author, Reference, ReferenceKind } from './reference.ts'

const types: Record<ReferenceKind, string> = {
  book: 'book',
  magazine: 'article',
  newspaper: 'misc',
  page: 'misc',
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The entries of a reference list, an empty line between them. */
export function formatBibtex(references: readonly Reference[]): string {
  return references.map((reference) => `${writeEntry(reference)}\n`).join('\n')
}

function writeEntry(reference: Reference): string {
  const fields = listFields(reference).filter((field): field is [string, string] => field[1] !== '')
  const width = Math.max(...fields.map(([name]) => name.length))
  const lines = fields.map(([name, value]) => `  ${name.padEnd(width)} = ${value}`)
  return `@${types[reference.kind]}{${reference.id},\n${lines.join(',\n')}\n}`
}

/** In BibTeX's customary order; a field that is not known is empty. */
function listFields(reference: Reference): [name: string, value: string][] {
  const { kind, title, container, publisher, edition, date = '', url, accessed, yomi } = reference
  const { authors, editors } = splitEditors(reference.authors)
  const [year = '', month] = date.split('-')
  const isMisc = types[kind] === 'misc'
  return [
    ['author', writeNames(authors)],
    ['editor', writeNames(editors)],
    ['title', `{{${escapeText(title)}}}`],
    ['journal', kind === 'magazine' ? inBraces(container) : ''],
    ['howpublished', isMisc ? inBraces(container) : ''],
    ['publisher', inBraces(publisher)],
    ['edition', inBraces(edition)],
    ['volume', inBraces(reference.volume)],
    ['number', inBraces(reference.number)],
    ['pages', inBraces(reference.pages?.replace('-', '--'))],
    ['year', inBraces(year)],
    ['month', month === undefined ? '' : (months[Number(month) - 1] ?? '')],
    ['howpublished', isMisc && !container && url ? `{\\url{${escapeUrl(url)}}}` : ''],
    ['isbn', inBraces(reference.isbn)],
    ['url', url === undefined ? '' : `{${escapeUrl(url)}}`],
    ['urldate', inBraces(accessed)],
    ['note', inBraces(writeNote(reference))],
    ['yomi', inBraces(yomi)],
  ]
}

/** A body's name stands in braces of its own, or its words would be taken for family and given name. */
function writeNames(authors: readonly Author[]): string {
  const names = authors.map((author) => {
    if ('name' in author) return `{${escapeText(author.name)}}`
    return [author.family, author.given].map(writeNamePart).join(', ')
  })
  return names.length > 0 ? `{${names.join(' and ')}}` : ''
}

/** The word between two people would make two of one. */
function writeNamePart(part: string): string {
  const text = escapeText(withoutCommas(part))
  return /\band\b/i.test(text) ? `{${text}}` : text
}

function writeNote(reference: Reference): string {
  const { totalPages, medium, caseNumber, membersOnly } = reference
  const notes: string[] = listRoles(reference)
  if (totalPages !== undefined) notes.push(`${totalPages}p`)
  if (medium !== undefined) notes.push(medium)
  if (caseNumber !== undefined) notes.push(`事例番号 ${caseNumber}`)
  if (membersOnly) notes.push(membersOnlyMark)
  return notes.join(', ')
}

function inBraces(text = ''): string {
  return text === '' ? '' : `{${escapeText(text)}}`
}

/** Braces go by their names: BibTeX counts even escaped ones, and one without a partner swallows the file. */
const textSigns: Record<string, string> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
}

/** TeX would make a dash of --, a quotation mark of '' and ¿ of ?`. */
const ligatures = /([-'`<>,])(?=\1)|[!?](?=`)/g

function escapeText(text: string): string {
  return text
    .replace(/[\\{}~^]/g, (sign) => textSigns[sign] ?? sign)
    .replace(/[%&#$_]/g, '\\$&')
    .replace(ligatures, '$&{}')
}

/** Addresses are taken as they are, so only what would end or open a group is written as its code. */
function escapeUrl(url: string): string {
  return url.replace(/[\\{}]/g, encodeURIComponent)
}
