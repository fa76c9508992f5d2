/**
 * The YAML that nearly every file is written in, line by line: maps and lists by indentation, values on one line, lists
 * and maps in brackets on one line, and texts behind `|`. It answers exactly what the `yaml` package would, or not at
 * all: whatever it does not know is left to that package, which takes fifteen times as long and took a third of a check.
 */

import { keyAt, readInline, type Value } from './everyday-line.ts'
import { openPlaceFinder, type PlaceFinder } from './place-finder.ts'
import type { Place } from './problems.ts'

type Everyday = { data: unknown; placeOf: PlaceFinder }

/** The data of a text, and where its values stand; undefined where the text is anything but everyday. */
export function readEverydayYaml(source: string): Everyday | undefined {
  if (strange.test(source)) return undefined
  const data = readAll(source)
  if (data === undefined) return undefined
  const placeOf = openPlaceFinder(() => {
    const places = new Map<string, Place>()
    readAll(source, (pointer, place) => places.set(pointer, place))
    return places
  })
  return { data, placeOf }
}

/** Tabs, line ends but LF, a further BOM, and whatever else nobody sees. */
const strange = /[^\P{Cc}\n]|[\u2028\u2029\ufeff]/u

/** A text on the way through it: the line it is at, and who wants to know where each value stands. */
type Reading = { lines: string[]; at: number; note: Note | undefined }
type Note = (pointer: string, place: Place) => void

function readAll(source: string, note?: Note): Value {
  const reading = { lines: source.split('\n'), at: -1, note }
  do goOn(reading)
  while (lineOf(reading).startsWith('#'))
  const value = readBlock(reading, 0, '')
  return reading.at === reading.lines.length ? value : undefined
}

/** To the next line that is not empty. */
function goOn(reading: Reading): void {
  do reading.at++
  while (reading.lines[reading.at] === '')
}

function lineOf({ lines, at }: Reading): string {
  return lines[at] ?? ''
}

/** How far the line is set in; less than nothing behind the last one, which ends every list and map. */
function indentOf({ lines, at }: Reading): number {
  const line = lines[at]
  if (line === undefined) return -1
  let indent = 0
  while (line.charCodeAt(indent) === 32) indent++
  return indent
}

function noteAt({ note, at }: Reading, pointer: string, column: number): void {
  note?.(pointer, { line: at + 1, column: column + 1 })
}

function readBlock(reading: Reading, indent: number, pointer: string): Value {
  if (indentOf(reading) !== indent) return undefined
  return lineOf(reading).startsWith('- ', indent)
    ? readList(reading, indent, pointer)
    : readMap(reading, indent, pointer)
}

function readList(reading: Reading, indent: number, pointer: string): Value {
  const list: Value[] = []
  while (indentOf(reading) === indent && lineOf(reading).startsWith('- ', indent)) {
    const inside = indent + 2
    const own = `${pointer}/${list.length}`
    noteAt(reading, own, inside)
    const isMap = keyAt(lineOf(reading), inside) !== undefined
    const item = isMap ? readMap(reading, inside, own) : readLine(reading, inside, indent, own)
    if (item === undefined) return undefined
    list.push(item)
  }
  return indentOf(reading) > indent ? undefined : list
}

/** The first line may be one of a list, whose sign stands where the others are set in. */
function readMap(reading: Reading, indent: number, pointer: string): Value {
  const map: { [name: string]: Value } = {}
  do {
    const key = keyAt(lineOf(reading), indent)
    // No name twice, and none that every object has.
    if (key === undefined || key in map) return undefined
    const own = `${pointer}/${key}`
    const start = indent + key.length + 2
    const isBelow = start > lineOf(reading).length
    noteAt(reading, own, isBelow || '[{'.includes(lineOf(reading).charAt(start)) ? indent : start)
    const value = isBelow ? readBelow(reading, indent, own) : readLine(reading, start, indent, own)
    if (value === undefined) return undefined
    map[key] = value
  } while (indentOf(reading) === indent)
  return indentOf(reading) > indent ? undefined : map
}

/** What a name holds in the lines below it; the items of a list need not be set in. */
function readBelow(reading: Reading, indent: number, pointer: string): Value {
  goOn(reading)
  const inside = indentOf(reading)
  if (inside > indent) return readBlock(reading, inside, pointer)
  const isList = inside === indent && lineOf(reading).startsWith('- ', indent)
  return isList ? readList(reading, indent, pointer) : undefined
}

/** The value from here to the end of the line, or, behind `|`, of the lines that are set in. */
function readLine(reading: Reading, start: number, indent: number, pointer: string): Value {
  const text = lineOf(reading).slice(start)
  if (text === '|' || text === '|-') return readText(reading, indent, text === '|')
  const note = (name: string | number, at: number) =>
    noteAt(reading, `${pointer}/${name}`, start + at)
  const value = readInline(text, reading.note && note)
  goOn(reading)
  return value
}

/** The lines as they are written, set in as far as the first; behind `|` with the end of the last. */
function readText(reading: Reading, indent: number, isEnded: boolean): Value {
  const text: string[] = []
  reading.at++
  const inside = indentOf(reading)
  for (; indentOf(reading) >= inside || lineOf(reading) === ''; reading.at++) {
    if (reading.at === reading.lines.length) break
    const line = lineOf(reading)
    if (line !== '' && line.trim() === '') return undefined
    text.push(line.slice(inside))
  }
  const isCutOff = isEnded && reading.lines.length === reading.at && text.at(-1) !== ''
  if (inside <= indent || isCutOff) return undefined
  while (text.at(-1) === '') text.pop()
  return text.join('\n') + (isEnded ? '\n' : '')
}
