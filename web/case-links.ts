/** What can be done with some cases together: its addresses and files, and short names for the cases in it. */

import type { ComparisonAnswer, ComparisonFormat } from '../server/contract/api.ts'
import { splitTitle } from '../server/contract/format.ts'
import { type KitRequest, usualKit } from '../server/contract/kit.ts'
import type { OnePageFormat } from '../server/contract/one-page.ts'

/** The files that cases can be written out as, in the words of people who ask for them. */
export const exportFormats = [
  { format: 'docx', label: 'Word' },
  { format: 'md', label: 'Markdown' },
  { format: 'csv', label: 'CSV（Excel）' },
] as const

export const referenceFormats = [
  { format: 'sist02', label: 'SIST 02' },
  { format: 'ris', label: 'RIS' },
  { format: 'bibtex', label: 'BibTeX' },
  { format: 'csl', label: 'CSL-JSON' },
] as const

/** The address of a page about these cases, in this order. */
export function casesHref(
  page: '/compare' | '/onepage' | '/kit' | '/visit',
  slugs: readonly string[],
): string {
  return `${page}?${writeSlugs(slugs)}`
}

/** The address of a file of these cases, in this order. */
export function exportHref(format: string, slugs: readonly string[]): string {
  return `/api/export?format=${format}&${writeSlugs(slugs)}`
}

/** The file of a comparison of these cases, in this order. */
export function comparisonHref(slugs: readonly string[], format: ComparisonFormat): string {
  return `/api/compare?format=${format}&${writeSlugs(slugs)}`
}

/** The page that has these cases on one sheet under a question. */
export function onePageHref(slugs: readonly string[], question: string): string {
  return `/onepage?${new URLSearchParams(listQuestion(slugs, question))}`
}

/** A file of that sheet. */
export function onePageFileHref(
  slugs: readonly string[],
  question: string,
  format: OnePageFormat,
): string {
  return `/api/onepage?${new URLSearchParams([['format', format], ...listQuestion(slugs, question)])}`
}

function listQuestion(slugs: readonly string[], question: string): [string, string][] {
  const named = slugs.map((slug): [string, string] => ['slug', slug])
  return question === '' ? named : [...named, ['q', question]]
}

/** The page of a kit: one kit has exactly one address, behind which the reader's plan may be named. */
export function kitHref(slugs: readonly string[], request: KitRequest, planId?: string): string {
  const own: [string, string][] = planId === undefined ? [] : [['plan', planId]]
  return `/kit?${new URLSearchParams([...listPairs(slugs, request), ...own])}`
}

/** A file of a kit. */
export function kitFileHref(slugs: readonly string[], request: KitRequest, format: string): string {
  return `/api/kit?${new URLSearchParams([...listPairs(slugs, request), ['format', format]])}`
}

function listPairs(slugs: readonly string[], request: KitRequest): [string, string][] {
  const chosen: [string, string][] = [
    ['minutes', String(request.minutes)],
    ['purpose', request.purpose],
  ]
  if (request.own !== usualKit.own) chosen.push(['own', request.own])
  if (request.date !== undefined) chosen.push(['date', request.date])
  if (request.people !== undefined) chosen.push(['people', String(request.people)])
  return [...slugs.map((slug): [string, string] => ['slug', slug]), ...chosen]
}

function writeSlugs(slugs: readonly string[]): string {
  return new URLSearchParams(slugs.map((slug) => ['slug', slug])).toString()
}

export type ComparedCase = ComparisonAnswer['cases'][number]

/** A name for each case: its municipality, or its title where another case is of the same one. */
export function nameCases(cases: readonly ComparedCase[]): string[] {
  const places = cases.map(({ municipalities }) => municipalities[0]?.name ?? '')
  return cases.map(({ title }, index) => {
    const place = places[index] ?? ''
    const isShared = place === '' || places.indexOf(place) !== places.lastIndexOf(place)
    return isShared ? splitTitle(title).main : place
  })
}
