/** Lines and tables into the place that the heading above them has named. */

import type { SectionId } from '../../contract/vocabulary.ts'
import { readHeading } from './headings.ts'
import type { Sources } from './number-notes.ts'
import { joinTexts, type TextPiece, writeTable } from './pieces.ts'
import { findFieldName, readField } from './place-fields.ts'
import type { Places } from './places.ts'

export type Place =
  | { kind: 'start' | 'sources' }
  | { kind: 'section'; id: SectionId }
  | { kind: 'field'; name: string }
  | { kind: 'nowhere'; heading: string }

/** Puts lines where they belong. */
export function settleLines(
  placed: Places,
  place: Place,
  lines: readonly TextPiece[],
  sources: Sources,
): void {
  switch (place.kind) {
    case 'section':
      placed.append(place.id, joinTexts(lines))
      break
    case 'field':
      placed.field(place.name, lines.map(({ plain }) => plain).join('\n'))
      break
    case 'sources':
      for (const { text } of lines) settleSource(placed, text, sources)
      break
    case 'nowhere': {
      const why = `見出し「${place.heading.slice(0, 40)}」は、五つの節のどれにもあたらない`
      placed.leave(joinTexts(lines), why)
      break
    }
    case 'start':
      for (const piece of lines) settleStart(placed, piece)
  }
}

/** Each line of a list of sources is one. */
function settleSource(placed: Places, text: string, sources: Sources): void {
  if (text.startsWith('### ')) placed.leave(text, '出典の中の小見出し')
  else for (const line of text.split('\n')) sources.addNote(withoutListSign(line))
}

function withoutListSign(line: string): string {
  return line.trim().replace(/^(?:[-*・●]|[[［(（]?[0-9]{1,3}[\]］)）.．]?)\s{1,4}/, '')
}

/** 「担当課：市民課」 in a line of its own is a row of a form. */
function settleStart(placed: Places, { plain, text }: TextPiece): void {
  const [, label = '', words = ''] = /^([^：:\n]{1,20})[：:](.+)$/s.exec(plain) ?? []
  const name = label === '' ? undefined : findFieldName(label)
  if (name !== undefined && readField(name, words)) placed.field(name, words)
  else placed.leave(text, '最初の節の見出しより前にある文')
}

/** Puts a table where it belongs; a form is taken apart into its rows. */
export function settleTable(placed: Places, place: Place, rows: readonly TextPiece[][][]): void {
  const isForm = rows.some(
    ([label = []], _, { length }) => length > 0 && isFormLabel(plainOf(label), place.kind),
  )
  if (isForm && rows.every((cells) => cells.length <= 2)) {
    for (const [label = [], words = []] of rows) settleRow(placed, plainOf(label), words)
    return
  }
  const text = writeTable(rows)
  if (place.kind === 'section') placed.append(place.id, text)
  else placed.leave(text, '節の外にある表')
}

/** Within a section only the names of sections make a form of a table: a table of results may well speak of 期間. */
function isFormLabel(label: string, place: Place['kind']): boolean {
  if (readHeading(label)?.kind === 'section') return true
  return place === 'start' && findFieldName(label) !== undefined
}

function settleRow(placed: Places, label: string, words: readonly TextPiece[]): void {
  const target = readHeading(label)
  const name = findFieldName(label)
  if (plainOf(words) === '') {
    if (!target && name === undefined) placed.leave(label, '表の項目の名に覚えがない')
    return
  }
  if (target?.kind === 'section') placed.append(target.id, joinTexts(words))
  else if (name !== undefined && readField(name, '')) placed.field(name, plainOf(words))
  else placed.leave(`${label}：${joinTexts(words)}`, '表の項目の名に覚えがない')
}

function plainOf(texts: readonly TextPiece[]): string {
  return texts
    .map(({ plain }) => plain)
    .join('\n')
    .trim()
}
