/** References as CSL-JSON, which Zotero, Pandoc and citeproc read. */

import { listNotes, splitEditors } from './authors.ts'
import type { Author, Reference, ReferenceKind } from './reference.ts'

type CslName = { family: string; given: string } | { literal: string }
type CslDate = { 'date-parts': [number[]] }

const types: Record<ReferenceKind, string> = {
  book: 'book',
  magazine: 'article-magazine',
  newspaper: 'article-newspaper',
  page: 'webpage',
}

/** The items of a reference list as a JSON file; JSON drops what is undefined, so what is not known is absent. */
export function formatCsl(references: readonly Reference[]): string {
  return `${JSON.stringify(references.map(toItem), null, 2)}\n`
}

function toItem(reference: Reference) {
  const { authors, editors } = splitEditors(reference.authors)
  return {
    id: reference.id,
    type: types[reference.kind],
    author: toNames(authors),
    editor: toNames(editors),
    title: reference.title,
    'container-title': reference.container,
    publisher: reference.publisher,
    edition: reference.edition,
    volume: reference.volume,
    issue: reference.number,
    page: reference.pages,
    'number-of-pages': reference.totalPages,
    ISBN: reference.isbn,
    issued: toDate(reference.date),
    accessed: toDate(reference.accessed),
    URL: reference.url,
    medium: reference.medium,
    language: 'ja',
    note: listNotes(reference).join('; '),
  }
}

function toNames(authors: readonly Author[]): CslName[] | undefined {
  const names = authors.map((author) =>
    'name' in author ? { literal: author.name } : { family: author.family, given: author.given },
  )
  return names.length > 0 ? names : undefined
}

function toDate(date: string | undefined): CslDate | undefined {
  return date === undefined ? undefined : { 'date-parts': [date.split('-').map(Number)] }
}
