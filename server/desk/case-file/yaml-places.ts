/** Where the pieces of a YAML text begin and end, so that one can be replaced and its neighbours stay as they are. */

import { isCollection, isNode, isPair, isScalar, type Node, type Pair } from 'yaml'

/** A piece of a text and what shall stand in its place. */
export type Edit = { from: number; to: number; text: string }

/** The text with its edits made; undefined where two of them want the same piece. */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  let result = ''
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    if (edit.from < at) return undefined
    result += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return result + text.slice(at)
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the line of an offset ends, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** Whether nothing but spaces stands before an offset in its line. */
export function beginsLine(text: string, offset: number): boolean {
  return /^ *$/.test(text.slice(lineStart(text, offset), offset))
}

/** The colon's end of a pair; undefined where it is written in another way than `name: value`. */
export function colonEnd({ key, value, srcToken }: Pair): number | undefined {
  const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind')
  const isPlain = isScalar(key) && key.range && (value === null || isNode(value))
  return isPlain && colon ? colon.offset + 1 : undefined
}

/** The last sign of a value, without the remark behind it and the line end of a text under `|-`. */
export function endOf(value: unknown, text: string, otherwise: number): number {
  if (!isNode(value) || !value.range) return otherwise
  if (isScalar(value)) {
    if (value.source === '' && value.type === 'PLAIN') return otherwise
    const end = value.range[1]
    const isBlock = value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED'
    return isBlock && text[end - 1] === '\n' ? end - 1 : end
  }
  if (!isCollection(value) || value.flow || value.items.length === 0) return value.range[1]
  const last = value.items.at(-1)
  if (!isPair(last)) return endOf(last, text, value.range[1])
  return endOf(last.value, text, colonEnd(last) ?? value.range[1])
}

/** Where a value begins. */
export function startOf(value: Node): number {
  return value.range?.[0] ?? 0
}
