/** One case, or one source of a case, as an entry of a reference list. */

import type { Case, Source } from '../../cases/case.ts'
import { printName, readAuthors } from './authors.ts'
import { imprint } from './imprint.ts'
import { kindOf } from './kinds.ts'
import { toOneLine, toOneWord } from './one-line.ts'
import { readOrigin } from './origin.ts'
import type { Reference } from './reference.ts'
import { caseAddress } from './short.ts'

export type ReferenceOptions = {
  /** The day on which a reader has the cases before them: 2026-11-22. */
  today: string
  /** Hiragana reading of a text, for what has none of its own (Analyzer.read). */
  read: (text: string) => string
  /** Where the library is on the web, if it is: without it a case is named by its number. */
  publicUrl?: string
}

/** The case as a page of this library, dated by its last check. */
export function describeCase(
  { slug, title, checked }: Pick<Case, 'slug' | 'title' | 'checked'>,
  { today, publicUrl }: Pick<ReferenceOptions, 'today' | 'publicUrl'>,
): Reference {
  return {
    id: slug,
    kind: 'page',
    authors: [{ name: imprint.editor }],
    title: toOneLine(title),
    container: imprint.library,
    date: checked,
    ...(publicUrl === undefined ? { caseNumber: slug } : { url: caseAddress(slug, publicUrl) }),
    accessed: today,
    yomi: imprint.editorYomi,
    citedBy: [{ slug }],
  }
}

/** The source as it was read on the day when the case was checked. */
export function describeSource(
  { slug, checked }: Pick<Case, 'slug' | 'checked'>,
  source: Source,
  { read }: Pick<ReferenceOptions, 'read'>,
): Reference {
  const publisher = toOneLine(source.publisher)
  const authors = readAuthors({ ...source, publisher })
  const title = toOneLine(source.title)
  const origin = readOrigin({ publisher, url: source.url }, authors)
  const first = authors[0] ? printName(authors[0]) : dropQuotes(title)
  return {
    id: `${slug}-${source.id}`,
    kind: kindOf(origin),
    authors,
    title,
    ...origin,
    ...(source.date !== undefined && { date: source.date }),
    url: toOneWord(source.url),
    accessed: checked,
    yomi: toOneLine(source.yomi ?? read(first)),
    citedBy: [{ slug, source: source.id }],
  }
}

/** Signs around a title or a part of it are not read. */
function dropQuotes(title: string): string {
  return title.replace(/[“”‘’"'【】〔〕［］「」『』〈〉《》<>]/g, '')
}
