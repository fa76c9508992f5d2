/**
 * Who wrote a source: family and given name apart, what they did to it, or the name of a body. A person is written
 * with one space between the names and perhaps a role (「元吉 由紀子 編著」), a body without a space or as {name}.
 */

import type { AuthorName, Source } from '../../cases/case.ts'
import { membersOnlyMark } from '../../contract/case-audience.ts'
import { toOneLine } from '../../contract/citation.ts'
import { type Author, type Reference, type Role, roles } from './reference.ts'

/** The authors of a source in their order, family and given names apart. */
export function readAuthors({ authors = [], publisher, yomi }: Source): Author[] {
  return authors.map((author, index) =>
    typeof author === 'string'
      ? readAuthor(toOneLine(author), { publisher, yomi: index === 0 ? yomi : undefined })
      : { name: toOneLine(author.name) },
  )
}

type Known = { publisher: string; yomi: string | undefined }

function readAuthor(text: string, known: Known): Author {
  const { name, role } = cutRole(text)
  const author = splitName(name, known)
  return role ? { ...author, role } : author
}

/**
 * A comma parts the names of a person, too: 「Smith, John」, 「山田, 太郎」. Not every name with a space is a person's:
 * 「Policy Lab. Shiga」 has two, what publishes under the same name is a body, and a person's reading has the space too.
 */
function splitName(name: string, { publisher, yomi }: Known): Author {
  const isPublisher = name === publisher
  const [, before = '', behind = ''] = /^([^\s,，、]+)[,，] ?([^,，、]+)$/.exec(name) ?? []
  if (before && !isPublisher) return { family: before, given: behind }
  const [family, given, ...more] = name.split(' ')
  const hasPlainReading = yomi !== undefined && !/\s/.test(yomi)
  const isOther = more.length > 0 || /[,，、]/.test(name) || isPublisher || hasPlainReading
  return family && given && !isOther ? { family, given } : { name }
}

function cutRole(text: string): { name: string; role?: Role } {
  const role = roles.find((one) => text.endsWith(` ${one}`))
  return role ? { name: text.slice(0, -role.length - 1), role } : { name: text }
}

/** The name in one piece, as reference lists print it: 坂井えつ子, but Smith, John. */
export function printName(author: Author): string {
  if ('name' in author) return author.name
  const { family, given } = author
  return /^\p{Script=Latin}/u.test(family) ? `${family}, ${given}` : `${family}${given}`
}

/** Whether the author edited what others wrote. */
function isEditor({ role }: Author): boolean {
  return role !== undefined && role !== '編著'
}

/** The authors as front matter writes them, in one line. */
export function joinAuthorNames(authors: readonly AuthorName[]): string {
  return authors.map((author) => (typeof author === 'string' ? author : author.name)).join('、')
}

/** Authors, and apart from them those who edited or supervised. */
export function splitEditors(authors: readonly Author[]): { authors: Author[]; editors: Author[] } {
  return {
    authors: authors.filter((author) => !isEditor(author)),
    editors: authors.filter(isEditor),
  }
}

/** A comma parts family and given name in BibTeX and RIS, so that no name may have one of its own. */
export function withoutCommas(name: string): string {
  return name.replaceAll(',', '，')
}

/** The roles among the authors, each once. */
export function listRoles({ authors }: Reference): string[] {
  return [...new Set(authors.flatMap(({ role }) => role ?? []))]
}

/** What RIS and CSL have no field for: yomi: もとよし ゆきこ, role: 編著. */
export function listNotes(reference: Reference): string[] {
  const { yomi, caseNumber, membersOnly } = reference
  const found = listRoles(reference)
  const notes = [`yomi: ${yomi}`]
  if (found.length > 0) notes.push(`role: ${found.join('・')}`)
  if (caseNumber !== undefined) notes.push(`事例番号: ${caseNumber}`)
  if (membersOnly) notes.push(membersOnlyMark)
  return notes
}
