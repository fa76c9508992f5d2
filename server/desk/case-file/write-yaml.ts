/** Values as YAML in the form in which all cases are written. */

import { parseDocument } from 'yaml'
import { keyOf } from './align.ts'
import { type Layout, orderNames, type Path } from './layout.ts'

/** What YAML holds and JSON does, too. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value }
export type ValueMap = { [name: string]: Value }

/** A whole file. */
export function writeYaml(value: Value, layout: Layout): string {
  const text = writeBehindKey(value, '', layout, -step)
  return text === '' ? '' : `${text.trimStart()}\n`
}

const step = 2

/** `name: value`, whose further lines are set in under `indent`. */
export function writePair(
  name: string,
  value: Value,
  parent: Path,
  layout: Layout,
  indent: number,
): string {
  return `${writeName(name)}:${writeBehindKey(value, `${parent}/${name}`, layout, indent)}`
}

/** What stands behind the colon of a name. */
export function writeBehindKey(value: Value, path: Path, layout: Layout, indent: number): string {
  if (typeof value === 'string' && layout.isLiteral(path) && isLiteral(value)) {
    return ` |-${writeLiteralLines(value, indent + step)}`
  }
  if (!isBlock(value, path, layout)) return ` ${writeFlow(value, path, layout, false)}`
  const pad = ' '.repeat(indent + step)
  const lines = Array.isArray(value)
    ? value.map((item) => `-${writeBehindDash(item, `${path}/-`, layout, indent + step)}`)
    : listPairs(value, path, layout).map(([name, each]) =>
        writePair(name, each, path, layout, indent + step),
      )
  return lines.map((line) => `\n${pad}${line}`).join('')
}

/** What stands behind the dash of an item. */
export function writeBehindDash(value: Value, path: Path, layout: Layout, indent: number): string {
  if (Array.isArray(value) || !isBlock(value, path, layout)) {
    return ` ${writeFlow(value, path, layout, false)}`
  }
  const pairs = listPairs(value, path, layout).map(([name, each]) =>
    writePair(name, each, path, layout, indent + step),
  )
  return ` ${pairs.join(`\n${' '.repeat(indent + step)}`)}`
}

function isBlock(value: Value, path: Path, layout: Layout): value is Value[] | ValueMap {
  return typeof value === 'object' && value !== null && !layout.isFlow(path) && !isEmpty(value)
}

function isEmpty(value: Value[] | ValueMap): boolean {
  return Object.keys(value).length === 0
}

function listPairs(value: ValueMap, path: Path, layout: Layout): [string, Value][] {
  // A name of the prototype is a name like any other: no reading through the object.
  const pairs = new Map(Object.entries(value))
  return orderNames([...pairs.keys()], path, layout).map((name) => [name, pairs.get(name) ?? null])
}

/** A value on one line; within brackets commas and brackets need quotes. */
export function writeFlow(value: Value, path: Path, layout: Layout, inFlow = true): string {
  if (Array.isArray(value)) {
    return `[${value.map((item) => writeFlow(item, `${path}/-`, layout)).join(', ')}]`
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = listPairs(value, path, layout)
    const texts = pairs.map(
      ([name, each]) => `${writeName(name)}: ${writeFlow(each, `${path}/${name}`, layout)}`,
    )
    return `{${texts.join(', ')}}`
  }
  if (typeof value !== 'string') return String(value)
  return !layout.isQuoted(path) && isPlain(value, inFlow) ? value : quote(value)
}

function writeName(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) && isPlain(name, true) ? name : quote(name)
}

/** Characters that a line end or nobody would be seen in. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\ufeff]/u

/** The parser itself is asked: no list of dangerous signs would be whole. */
function isPlain(text: string, inFlow: boolean): boolean {
  if (text === '' || unseen.test(text)) return false
  const source = inFlow ? `[[${text}], {k: ${text}}]` : `- k: ${text}\n- ${text}\n`
  const { contents, errors, warnings } = parseDocument(source, quiet)
  const wanted = inFlow ? [[text], { k: text }] : [{ k: text }, text]
  return errors.length + warnings.length === 0 && keyOf(contents) === keyOf(wanted)
}

const quiet = { prettyErrors: false, logLevel: 'error' } as const

/** JSON is YAML; what nobody sees is written as its number. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Whether `|-` gives the text back: no line of mere spaces, and nothing at its edges that the form would take. */
export function isLiteral(text: string): boolean {
  const lines = text.split('\n')
  const isSeen = (line: string) => line === '' || (/\S/.test(line) && !unseen.test(line))
  return lines.every(isSeen) && /^\S/.test(text) && lines.at(-1) !== ''
}

/** The lines under `|-`, each behind a line end. */
export function writeLiteralLines(text: string, indent: number): string {
  const pad = ' '.repeat(indent)
  return text
    .split('\n')
    .map((line) => `\n${line === '' ? '' : pad}${line}`)
    .join('')
}
