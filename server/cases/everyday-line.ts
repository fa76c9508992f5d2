/** What stands on one line of everyday YAML: a name, a scalar, a list or a map in brackets. */

/** Undefined is no value of a file but the answer that it is not everyday. */
export type Value = string | number | Value[] | { [name: string]: Value } | undefined

const key = /([A-Za-z_][\w-]*):(?: |$)/y
/** Read as something else than words. */
const reserved = /^(?:true|false|null|~)$/i

/** The name that a colon follows here. */
export function keyAt(line: string, column: number): string | undefined {
  key.lastIndex = column
  const name = key.exec(line)?.[1]
  return name === undefined || reserved.test(name) ? undefined : name
}

type NoteInside = (name: string | number, column: number) => void

/** The value that a line is. */
export function readInline(text: string, note: NoteInside | undefined): Value {
  if (text === '[]') return []
  if (text.startsWith('[')) return readItems(text, note)
  if (text.startsWith('{')) return readPairs(text, note)
  const quoted = quotedLine.exec(text)
  if (quoted) return quoted[1] ?? quoted[2]
  return text === '' || sign.test(text) ? undefined : resolve(text)
}

const quotedLine = /^(?:"([^"\\]*)"|'([^']*)')$/
/** What gives a line another meaning than its words. */
const sign = /^[-?:,[\]{}#&*!|>'"%@` ]|: |:$| #| $/
const wholeNumber = /^(?:0|[1-9]\d{0,14})$/
const otherNumber = /^[+.]|^0[ox]|^\d[\d.]*(?:e[-+]?\d*)?$/i

function resolve(words: string): Value {
  if (wholeNumber.test(words)) return Number(words)
  return reserved.test(words) || otherNumber.test(words) ? undefined : words
}

function readItems(text: string, note: NoteInside | undefined): Value {
  const list: Value[] = []
  const end = readPieces(text, (at) => {
    const piece = pieceAt(text, at)
    note?.(list.length, at)
    list.push(piece?.value)
    return piece
  })
  return end === ']' ? list : undefined
}

function readPairs(text: string, note: NoteInside | undefined): Value {
  const map: { [name: string]: Value } = {}
  const end = readPieces(text, (at) => {
    const name = keyAt(text, at)
    if (name === undefined || name in map) return undefined
    const start = at + name.length + 2
    const piece = pieceAt(text, start)
    note?.(name, start)
    map[name] = piece?.value
    return piece
  })
  return end === '}' ? map : undefined
}

type Piece = { value: Value; end: number }

/** Reads what stands in brackets with a comma and a space between; answers what is left of the line. */
function readPieces(text: string, read: (at: number) => Piece | undefined): string | undefined {
  for (let at = 1; ; at += 2) {
    const piece = read(at)
    if (piece?.value === undefined) return undefined
    at = piece.end
    if (!text.startsWith(', ', at)) return text.slice(at)
  }
}

const flowPiece = /"([^"\\]*)"|'([^']*)'|([^-?:,[\]{}#&*!|>'"%@`\s][^:,#[\]{}]*)/y

function pieceAt(text: string, at: number): Piece | undefined {
  flowPiece.lastIndex = at
  const [, double, single, words = ''] = flowPiece.exec(text) ?? []
  const end = flowPiece.lastIndex
  if (words.endsWith(' ')) return undefined
  return { value: double ?? single ?? (words === '' ? undefined : resolve(words)), end }
}
