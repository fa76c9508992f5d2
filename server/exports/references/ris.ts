/** References as RIS, which EndNote, Mendeley and Zotero read. Lines end with CRLF, records with an empty line. */

import { listNotes, splitEditors, withoutCommas } from './authors.ts'
import type { Author, Reference, ReferenceKind } from './reference.ts'

const types: Record<ReferenceKind, string> = {
  book: 'BOOK',
  magazine: 'MGZN',
  newspaper: 'NEWS',
  page: 'ELEC',
}

/** The records of a reference list. */
export function formatRis(references: readonly Reference[]): string {
  return references.map(writeRecord).join('')
}

function writeRecord(reference: Reference): string {
  const { id, kind, title, container, publisher, edition, date, isbn, url, accessed } = reference
  const { authors, editors } = splitEditors(reference.authors)
  const lines: [tag: string, value: string | undefined][] = [
    ['TY', types[kind]],
    ['ID', id],
    ...authors.map((author): [string, string] => ['AU', writeName(author)]),
    ...editors.map((editor): [string, string] => ['ED', writeName(editor)]),
    ['TI', title],
    ['T2', container],
    ['PB', publisher],
    ['ET', edition],
    ['PY', date?.slice(0, 4)],
    ['DA', date === undefined ? undefined : writeDay(date)],
    ['VL', reference.volume],
    ['IS', reference.number],
    ...writePages(reference),
    ['SN', isbn],
    ['UR', url],
    ['Y2', accessed?.replaceAll('-', '/')],
    ['LA', 'ja'],
    ['N1', writeNote(reference)],
  ]
  const known = lines.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value}\r\n`],
  )
  return `${known.join('')}ER  - \r\n\r\n`
}

function writeName(author: Author): string {
  if ('name' in author) return withoutCommas(author.name)
  return `${withoutCommas(author.family)}, ${withoutCommas(author.given)}`
}

/** 2021/04// and 2016/07/25/; a year alone is said by PY. */
function writeDay(date: string): string | undefined {
  const [year = '', month, day = ''] = date.split('-')
  return month === undefined ? undefined : `${year}/${month}/${day}/`
}

function writeNote(reference: Reference): string {
  const { medium } = reference
  const notes = listNotes(reference)
  if (medium !== undefined) notes.push(`medium: ${medium}`)
  return notes.join('; ')
}

function writePages({ totalPages, pages }: Reference): [string, string | undefined][] {
  if (totalPages !== undefined) return [['SP', totalPages]]
  const [first, last] = pages?.split('-') ?? []
  return [
    ['SP', first],
    ['EP', last],
  ]
}
