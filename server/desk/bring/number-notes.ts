/** Notes as numbered sources: each mark gets the number of its source, in the order in which the material calls them. */

import type { Unplaced } from '../../contract/brought.ts'
import type { Piece, Pieces, TextPiece } from './pieces.ts'
import { type FoundSource, readSources } from './source-notes.ts'

export type NumberedSource = { id: number } & FoundSource

const mark = /\[\^([^\]\s]{1,60})\]/g
/** As many sources as the front matter may have. */
const mostSources = 99
const sameAgain = /^(?:同上|同前|同|前掲|ibid)[。.]?$/i

/** Sources under their numbers; the same source has one number, however many notes name it. */
export function openSources() {
  const sources: NumberedSource[] = []
  const unplaced: Unplaced[] = []
  const add = (found: FoundSource): number | undefined => {
    const known = sources.find((source) => isSame(source, found))
    if (known) return known.id
    if (sources.length >= mostSources) {
      const text = [found.publisher, found.title, found.date, found.url].filter(Boolean).join(' ')
      unplaced.push({ text, why: `出典は${mostSources}件までなので、番号を付けていない` })
      return undefined
    }
    const id = sources.length + 1
    sources.push({ id, ...found })
    return id
  }
  const addNote = (note: string): number[] => {
    if (sameAgain.test(note.trim()) && sources.length > 0) return [sources.length]
    const ids = readSources(note).flatMap((found) => add(found) ?? [])
    return [...new Set(ids)]
  }
  return { addNote, sources, unplaced }
}

export type Sources = ReturnType<typeof openSources>

/** The same words at the same address; a title alone names the source that was given in full before. */
function isSame(known: FoundSource, found: FoundSource): boolean {
  if (known.title !== found.title) return false
  if (found.url !== undefined) return known.url === found.url
  return found.publisher === undefined || found.publisher === known.publisher
}

/** The pieces with the numbers of sources in the place of their notes. */
export function numberNotes(
  { pieces, notes, unplaced, remarks }: Pieces,
  sources: Sources,
): Pieces {
  const numbers = new Map<string, number[]>()
  const lost = new Set<string>()
  const nameSources = (_: string, key: string): string => {
    const note = notes.get(key)
    if (note === undefined) {
      lost.add(key)
      return `［^${key}］`
    }
    const ids = numbers.get(key) ?? sources.addNote(note)
    numbers.set(key, ids)
    return ids.map((id) => `[^${id}]`).join('')
  }
  const numberText = (piece: TextPiece): TextPiece => ({
    ...piece,
    text: piece.text.replace(mark, nameSources),
    plain: piece.plain.replace(mark, ''),
  })
  const numberPiece = (piece: Piece): Piece => {
    switch (piece.kind) {
      case 'text':
        return numberText(piece)
      case 'heading':
        // A note that only a heading calls is a source all the same.
        piece.text.replace(mark, nameSources)
        return { ...piece, text: piece.text.replace(mark, '') }
      case 'table':
        return { ...piece, rows: piece.rows.map((row) => row.map((cell) => cell.map(numberText))) }
    }
  }
  const numbered = pieces.map(numberPiece)
  const uncalled = [...notes].filter(([key]) => !numbers.has(key)).map(([, text]) => text)
  return {
    pieces: numbered,
    notes,
    unplaced: [
      ...unplaced,
      ...uncalled
        .filter((text) => text.trim() !== '')
        .map((text) => ({ text, why: '本文のどこからも呼ばれていない脚注' })),
    ],
    remarks: [...remarks, ...tellLost(lost), ...tellWithoutAddress(sources.sources)],
  }
}

function tellLost(lost: ReadonlySet<string>): string[] {
  if (lost.size === 0) return []
  const marks = [...lost].slice(0, 5).map((key) => `［^${key}］`)
  return [`出典の見つからない印が${lost.size}個ある。${marks.join('')} のように全角で残した。`]
}

function tellWithoutAddress(sources: readonly NumberedSource[]): string[] {
  const ids = sources.filter(({ url }) => url === undefined).map(({ id }) => id)
  if (ids.length === 0) return []
  return [
    `アドレスのない出典がある（番号 ${ids.slice(0, 10).join('、')}${ids.length > 10 ? ' など' : ''}）。読める所を書き足すか、出典でなければ本文に移す。`,
  ]
}
