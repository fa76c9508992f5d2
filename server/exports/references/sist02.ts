/** References by SIST 02-2007, the Japanese standard: authors, title, publication, then where it was read. */

import { membersOnlyMark } from '../../contract/case-audience.ts'
import { quoteTitle } from '../../contract/citation.ts'
import { printName } from './authors.ts'
import type { Reference } from './reference.ts'

/** One line: 「西尾市. “題名”. 2021-04. https://…, (参照 2026-11-22).」 What is not known is passed over. */
export function formatSist02(reference: Reference): string {
  return closeElements([
    printAuthors(reference),
    ...printWork(reference),
    joinElements(printReading(reference)),
  ])
}

/** 坂井えつ子, 元吉由紀子編著. */
function printAuthors({ authors }: Reference): string {
  return joinElements(authors.map((author) => `${printName(author)}${author.role ?? ''}`))
}

/** Title and publication; only web pages have their title in quotes. */
function printWork(reference: Reference): string[] {
  const { title, container = '', date = '', url } = reference
  switch (reference.kind) {
    case 'book':
      return [title, printBook(reference)]
    case 'magazine':
      return [title, container, printIssue(reference)]
    case 'newspaper':
      if (url === undefined) return [title, container, printPaper(reference)]
  }
  return [quoteTitle(title), container, date]
}

function printBook({ edition, publisher, date, totalPages, isbn }: Reference): string {
  const pages = totalPages && `${totalPages}p`
  return joinElements([edition, publisher, date?.slice(0, 4), pages, isbn && `ISBN${isbn}`])
}

function printIssue({ date, issue, volume, number, pages }: Reference): string {
  return joinElements([
    date?.slice(0, 4),
    issue,
    volume && `vol. ${volume}`,
    number && `no. ${number}`,
    pages && `p. ${pages}`,
  ])
}

function printPaper({ date, edition, pages }: Reference): string {
  return joinElements([date, edition, pages && `p. ${pages}`])
}

/** What was read and where; a thing on paper has no day of reading. */
function printReading({
  medium,
  membersOnly,
  url,
  caseNumber,
  accessed,
}: Reference): (string | undefined)[] {
  const place = url ?? (caseNumber && `事例番号 ${caseNumber}`)
  return [
    medium && `(${medium})`,
    membersOnly && `(${membersOnlyMark})`,
    place,
    place && accessed && `(参照 ${accessed})`,
  ]
}

function joinElements(elements: readonly (string | undefined)[]): string {
  return elements.filter((element) => element).join(', ')
}

function closeElements(elements: readonly string[]): string {
  const known = elements.filter((element) => element !== '')
  return `${known.join('. ')}.`
}
