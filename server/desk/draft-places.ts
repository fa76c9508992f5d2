/** Where in the form of a draft a problem of its files belongs: the field, the section, or the row of a list. */

import type { Problem } from '../cases/case.ts'
import { nameCaseFiles } from '../cases/check-one.ts'
import type { FrontMatter } from '../cases/front-matter.ts'
import type { CaseFiles, DraftProblem } from '../contract/desk.ts'
import { type SectionId, sections as terms } from '../contract/vocabulary.ts'

type Place = Pick<DraftProblem, 'place' | 'line'>
type At = Pick<Problem, 'line' | 'column' | 'field' | 'example'>

export type DraftPlaces = {
  /** Where a problem belongs; `place` is empty for what concerns the case as a whole. */
  placeOf: (problem: Problem) => Place
  /** The section of a line of the file. */
  sectionAt: (line: number) => SectionId | undefined
}

/** Opens the places of a draft by its files; `frontMatter` is absent where the head cannot be read. */
export function openDraftPlaces(
  slug: string,
  files: CaseFiles,
  frontMatter: FrontMatter | undefined,
): DraftPlaces {
  const names = nameCaseFiles(slug)
  const lines = splitLines(files.body)
  const bodyLine = frontMatter?.bodyLine ?? findBodyLine(lines)
  const sections = listSections(lines, bodyLine)
  const findField = frontMatter ? openFields(frontMatter) : undefined
  const placeInBody = (at: At): Place => {
    const section = at.line > bodyLine ? findSection(sections, at.line) : undefined
    if (section) return placeInSection(section, at.line)
    // What is missing stands nowhere; its words name it.
    const named = terms.find(
      ({ label }) => at.field.includes(`「${label}」`) || at.example === `## ${label}`,
    )
    return { place: named?.id ?? sections.find(({ line }) => line === at.line)?.id ?? '' }
  }
  return {
    placeOf: (problem) => {
      if (problem.file === names.facts) return { place: 'facts' }
      if (problem.file === names.asks) return placeInList(splitLines(files.asks ?? ''), problem)
      if (problem.field === 'ファイル名') return { place: 'slug' }
      if (problem.line >= bodyLine) return placeInBody(problem)
      return findField?.(problem) ?? { place: pathOf(findTopField(lines, problem)) }
    },
    sectionAt: (line) => findSection(sections, line)?.id,
  }
}

function splitLines(text: string): string[] {
  return text.split(/\r\n?|\n/)
}

/** The line after the closing dashes; a file without them is head all through. */
function findBodyLine(lines: readonly string[]): number {
  const end = lines.indexOf('---', 1)
  return end < 0 ? lines.length + 1 : end + 2
}

type SectionLines = { id: SectionId; line: number; first: number }

/** The sections with the line of their heading and the first line of their text, which the empty ones above it precede. */
function listSections(lines: readonly string[], bodyLine: number): SectionLines[] {
  return terms.flatMap(({ id, label }) => {
    const at = lines.findIndex((text, index) => index + 1 >= bodyLine && isHeading(text, label))
    if (at < 0) return []
    const first = lines.findIndex((text, index) => index > at && text.trim() !== '')
    return [{ id, line: at + 1, first: first < 0 ? at + 2 : first + 1 }]
  })
}

function isHeading(text: string, label: string): boolean {
  return text.startsWith('## ') && text.slice(3).trim() === label
}

function findSection(sections: readonly SectionLines[], line: number): SectionLines | undefined {
  return sections
    .filter((section) => section.line <= line)
    .toSorted((a, b) => b.line - a.line)
    .at(0)
}

function placeInSection({ id, first }: SectionLines, line: number): Place {
  return line < first ? { place: id } : { place: id, line: line - first + 1 }
}

/** Row by row: the desk writes each on a line of its own, and so do people. */
function placeInList(lines: readonly string[], { line, column }: At): Place {
  const row = lines.slice(0, line).filter((text) => /^-(?:\s|$)/.test(text)).length
  // What is said of the whole file stands at its beginning, before the first sign of a row.
  return row === 0 || column === 1 ? { place: 'asks' } : { place: 'asks', line: row }
}

type Start = { pointer: string; line: number; column: number }

/** The fields of a head that can be read; nothing of it is hostile, or it could not. */
function openFields({ data, placeOf }: FrontMatter): (at: At) => Place {
  const starts = listPointers(data, '').map((pointer) => ({ pointer, ...placeOf(pointer) }))
  return (at) => {
    const start = findStart(starts, at)
    const named = readFieldName(at.field)
    const pointer = joinPointers(start?.pointer ?? '', named)
    const place = { place: pathOf(pointer) }
    const below = at.line - (start?.line ?? at.line)
    // A text of several lines stands under its name.
    const isLine = below > 0 && start?.pointer === pointer && pointer === '/summary'
    return isLine ? { ...place, line: below } : place
  }
}

function listPointers(data: unknown, pointer: string): string[] {
  if (typeof data !== 'object' || data === null) return [pointer]
  const inner = Object.entries(data).flatMap(([name, value]) =>
    listPointers(value, `${pointer}/${name}`),
  )
  return pointer === '' ? inner : [pointer, ...inner]
}

/** The last that begins at or before this place. */
function findStart(starts: readonly Start[], { line, column }: At): Start | undefined {
  return starts
    .filter((start) => start.line < line || (start.line === line && start.column <= column))
    .reduce<Start | undefined>((last, start) => {
      const isLater =
        !last || start.line > last.line || (start.line === last.line && start.column >= last.column)
      return isLater ? start : last
    }, undefined)
}

/** 「sources（3件目）url」 as a pointer, the other way round than `nameField`; empty for a name in other words. */
function readFieldName(field: string): string {
  const pieces = field.replace(/（(\d+)件目）/g, (_, place) => `・${Number(place) - 1}・`)
  const names = pieces.split('・').filter((name) => name !== '')
  return names.every((name) => /^[A-Za-z0-9]+$/.test(name)) ? `/${names.join('/')}` : ''
}

/** An absent field stands where its parent does, and some problems of an item go by the name of the list. */
function joinPointers(found: string, named: string): string {
  if (named === '') return found
  const isWithin = (inner: string, outer: string) => `${inner}/`.startsWith(`${outer}/`)
  return isWithin(found, named) ? found : named
}

function findTopField(lines: readonly string[], { line }: At): string {
  const above = lines.slice(0, line).findLast((text) => /^[A-Za-z]+:/.test(text))
  return above === undefined ? '' : `/${above.slice(0, above.indexOf(':'))}`
}

function pathOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.')
}
