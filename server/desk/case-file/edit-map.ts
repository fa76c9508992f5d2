/** Maps whose pairs stand in lines of their own, brought to other values. */

import { isScalar, type Node, type Pair, type YAMLMap } from 'yaml'
import { keyOf } from './align.ts'
import type { EditPlace } from './edit-list.ts'
import { orderNames, type Path } from './layout.ts'
import {
  isLiteral,
  type Value,
  type ValueMap,
  writeBehindKey,
  writeLiteralLines,
  writePair,
} from './write-yaml.ts'
import { beginsLine, colonEnd, endOf, lineEnd, lineStart, startOf } from './yaml-places.ts'

/** Removes, edits and adds the pairs of a map, each in its own lines. */
export function editMap(place: EditPlace, map: YAMLMap, wanted: ValueMap, path: Path): void {
  const values = new Map(Object.entries(wanted))
  const kept = map.items.filter((pair) => values.has(nameOf(pair)))
  const known = new Set(kept.map(nameOf))
  for (const pair of kept) {
    editPair(place, pair, values.get(nameOf(pair)) ?? null, `${path}/${nameOf(pair)}`)
  }
  map.items.forEach((pair, index) => {
    if (!known.has(nameOf(pair))) removePair(place, pair, map.items[index + 1])
  })
  const added = [...values.keys()].filter((name) => !known.has(name))
  for (const name of orderNames(added, path, place.layout)) {
    addPair(place, kept, [name, values.get(name) ?? null], path)
  }
}

function editPair(place: EditPlace, pair: Pair, value: Value, path: Path): void {
  if (keyOf(pair.value) === keyOf(value) || place.editInner(pair.value, value, path)) return
  const { text, layout, edits } = place
  const colon = colonEnd(pair)
  if (colon === undefined) return
  const end = endOf(pair.value, text, colon)
  if (replaceLiteral(place, pair.value, value, path)) return
  const [line = '', ...lines] = writeBehindKey(value, path, layout, columnOf(pair, text)).split(
    '\n',
  )
  const rest = lines.map((each) => `\n${each}`).join('')
  // What begins under its name leaves the remark beside the name.
  const isUnder = end > lineEnd(text, colon) && startOf(pair.value as Node) > lineEnd(text, colon)
  const at = lineEnd(text, isUnder ? colon : end)
  edits.push({ from: colon, to: isUnder ? colon : end, text: line })
  edits.push({ from: at, to: isUnder ? lineEnd(text, end) : at, text: rest })
}

/** The lines under `|-` only: its own line may have a remark. */
function replaceLiteral(
  { text, edits, layout }: EditPlace,
  node: unknown,
  value: Value,
  path: Path,
) {
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || !layout.isLiteral(path)) return false
  if (typeof value !== 'string' || !isLiteral(value) || node.value === '') return false
  if (!/^\|-(?!\d)/.test(text.slice(startOf(node)))) return false
  const from = lineEnd(text, startOf(node))
  const indent = /^\n*( *)/.exec(text.slice(from))?.[1]?.length ?? 0
  edits.push({ from, to: endOf(node, text, from), text: writeLiteralLines(value, indent) })
  return true
}

function columnOf({ key }: Pair, text: string): number {
  const at = startOf(key as Node)
  return at - lineStart(text, at)
}

/** Remarks above stay: the first of a file speak of all of it. */
function removePair({ text, edits }: EditPlace, pair: Pair, next: Pair | undefined): void {
  const from = startOf(pair.key as Node)
  const end = lineEnd(text, endOf(pair.value, text, colonEnd(pair) ?? from))
  if (beginsLine(text, from)) edits.push({ from: lineStart(text, from), to: end + 1, text: '' })
  // Beside the dash of its item the next one takes its place.
  else if (next) edits.push({ from, to: startOf(next.key as Node), text: '' })
}

/** Behind the last pair that goes before it. */
function addPair(
  place: EditPlace,
  kept: readonly Pair[],
  [name, value]: [string, Value],
  path: Path,
) {
  const { text, layout, edits } = place
  const order = [...layout.order(path)]
  const rank = (each: string) => (order.includes(each) ? order.indexOf(each) : order.length)
  const before = kept.findLast((pair) => rank(nameOf(pair)) <= rank(name))
  const beside = before ?? kept[0]
  if (!beside) return
  const column = columnOf(beside, text)
  const line = writePair(name, value, path, layout, column)
  const pad = ' '.repeat(column)
  const start = startOf(beside.key as Node)
  if (!before) edits.push({ from: start, to: start, text: `${line}\n${pad}` })
  else {
    const at = lineEnd(text, endOf(before.value, text, colonEnd(before) ?? start))
    edits.push({ from: at, to: at, text: `\n${pad}${line}` })
  }
}

/** The name of a pair as plain data has it. */
export function nameOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key)
}
