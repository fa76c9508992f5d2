/** Pieces into a case: by their headings into sections and fields, and what has no place beside them with the reason. */

import type { Brought } from '../../contract/brought.ts'
import { readHeading, readStyledHeading, stripNumber } from './headings.ts'
import { numberNotes, openSources, type Sources } from './number-notes.ts'
import type { Piece, Pieces, TextPiece } from './pieces.ts'
import { findFieldName, readField } from './place-fields.ts'
import { openPlaces, type Places } from './places.ts'
import { type Place, settleLines, settleTable } from './settle-pieces.ts'

/** A heading that is set by hand, in a line of its own: longer ones are sentences. */
const longestHandSet = 24

/** Places the pieces; of the title and the fields the first word counts, and the sections grow. */
export function placePieces(material: Pieces): Brought {
  const sources = openSources()
  const { pieces, unplaced, remarks } = numberNotes(material, sources)
  const placed = openPlaces()
  const walk = openWalk(placed, sources)
  const isStyled = pieces.some(
    (piece) => piece.kind === 'heading' && readStyledHeading(piece.text)?.kind === 'section',
  )
  for (const piece of pieces) {
    const heading = (isStyled ? undefined : asHandSetHeading(piece)) ?? asHeading(piece)
    if (heading) walk.meetHeading(heading)
    else if (piece.kind === 'text') walk.meetLine(piece)
    else if (piece.kind === 'table') walk.meetTable(piece.rows)
  }
  walk.settle()
  return placed.finish(sources.sources, [...unplaced, ...sources.unplaced], remarks)
}

/** A way through the pieces, of which each heading names the place of what follows it. */
function openWalk(placed: Places, sources: Sources) {
  let place: Place = { kind: 'start' }
  let level = Number.POSITIVE_INFINITY
  let lines: TextPiece[] = []
  /** Lines are placed together, for together they are a list or a paragraph of a section. */
  const settle = () => {
    if (lines.length > 0) settleLines(placed, place, lines, sources)
    lines = []
  }
  const enter = (next: Place, heading: Heading) => {
    settle()
    place = next
    level = heading.level
    const goesOn = next.kind === 'section' && placed.has(next.id)
    if (goesOn || next.kind === 'nowhere') lines.push(smallHeading(heading.text))
  }
  const meetTitle = ({ text }: Heading) => {
    if (!placed.title(text)) lines.push(smallHeading(text))
  }
  return {
    settle,
    meetLine: (piece: TextPiece) => void lines.push(piece),
    meetTable: (rows: TextPiece[][][]) => {
      settle()
      settleTable(placed, place, rows)
    },
    meetHeading: (heading: Heading) => {
      const target = heading.target ?? findFieldPlace(heading.text)
      if (place.kind !== 'start' && heading.level > level) lines.push(smallHeading(heading.text))
      else if (target) enter(target, heading)
      else if (place.kind === 'start') meetTitle(heading)
      else enter({ kind: 'nowhere', heading: heading.text }, heading)
    },
  }
}

type Heading = { text: string; level: number; target: Place | undefined }

function asHeading(piece: Piece): Heading | undefined {
  if (piece.kind !== 'heading') return undefined
  const target = piece.isTitle ? undefined : readStyledHeading(piece.text)
  return { text: piece.text, level: piece.isTitle ? 0 : piece.level, target }
}

/** A paragraph that is nothing but the name of a section. */
function asHandSetHeading(piece: Piece): Heading | undefined {
  if (piece.kind !== 'text' || piece.isItem || piece.plain.length > longestHandSet) return undefined
  const target = readHeading(piece.plain)
  return target && { text: piece.plain, level: 1, target }
}

function findFieldPlace(heading: string): Place | undefined {
  const name = findFieldName(heading)
  return name !== undefined && name !== 'title' && readField(name, '')
    ? { kind: 'field', name }
    : undefined
}

function smallHeading(text: string): TextPiece {
  const plain = stripNumber(text)
  return { kind: 'text', text: `### ${plain}`, plain, isItem: false }
}
