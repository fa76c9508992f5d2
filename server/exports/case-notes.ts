/** The notes of one case: each source as it stands in a reference list, and in short where it is named again. */

import type { Case, Source } from '../cases/case.ts'
import { quoteTitle } from '../contract/citation.ts'
import type { Note, Text } from './paper.ts'
import { printName } from './references/authors.ts'
import { describeSource, type ReferenceOptions } from './references/describe.ts'
import type { Reference } from './references/reference.ts'
import { formatSist02 } from './references/sist02.ts'
import type { NoteOf } from './section-blocks.ts'

/** Makes the notes of a case; the prefix tells its notes from those of the other cases of a paper. */
export function createNotes(found: Case, prefix: string, options: ReferenceOptions): NoteOf {
  const notes = new Map(
    found.sources.map((source) => [source.id, describeNote(found, source, prefix, options)]),
  )
  return (id) => notes.get(id) ?? describeLost(id, prefix)
}

function describeNote(
  found: Case,
  source: Source,
  prefix: string,
  options: ReferenceOptions,
): Note {
  const reference = describeSource(found, source, options)
  return {
    key: `${prefix}-${source.id}`,
    full: printReference(reference),
    short: [{ text: shorten(reference) }],
  }
}

function shorten({ authors, title }: Reference): string {
  return `${authors.map(printName).join(', ')}${quoteTitle(title)}`
}

/** The checks of the corpus name a mark without a source; a paper says so, too, and is delivered. */
function describeLost(id: number, prefix: string): Note {
  const text: Text[] = [{ text: `出典${id}は一覧にない。` }]
  return { key: `${prefix}-${id}`, full: text, short: text }
}

/** An entry of a reference list with its address as a link. */
export function printReference(reference: Reference): Text[] {
  const line = formatSist02(reference)
  const { url } = reference
  const at = url === undefined ? -1 : line.indexOf(url)
  if (url === undefined || at < 0) return [{ text: line }]
  return [
    { text: line.slice(0, at) },
    { text: url, href: url },
    { text: line.slice(at + url.length) },
  ]
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** a to z, then aa, ab …: what tells the notes of the first, second … case apart. */
export function prefixOf(index: number): string {
  const letter = letters.charAt(index % letters.length)
  return index < letters.length ? letter : prefixOf(Math.floor(index / letters.length) - 1) + letter
}
