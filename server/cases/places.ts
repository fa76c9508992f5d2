/** Where each value of a YAML document stands in its file. */

import { isCollection, isMap, isNode, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Place } from './problems.ts'

/**
 * The finder of places by JSON pointer: a value stands where it begins, a list or map where its key
 * does, and an absent field where its parent does. The text is read again at the first question: most
 * files have no problem to place, and the parsed documents of 10,000 files would fill the memory.
 */
export function createPlaceFinder(yaml: string) {
  const lines = new LineCounter()
  let offsets: Map<string, number> | undefined
  return (pointer: string): Place => {
    offsets ??= readOffsets(yaml, lines)
    for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
      const offset = offsets.get(path)
      if (offset !== undefined) return placeAt(lines, offset)
    }
    return { line: 1, column: 1 }
  }
}

/** Line and column, both from 1, of an offset into the document. */
export function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

function readOffsets(yaml: string, lineCounter: LineCounter): Map<string, number> {
  const { contents } = parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: 'error' })
  return collectOffsets(contents, '', undefined, new Map())
}

function collectOffsets(
  node: unknown,
  pointer: string,
  key: Node | undefined,
  offsets: Map<string, number>,
): Map<string, number> {
  const nodes = isCollection(node) ? [key, node] : [node, key]
  const offset = nodes.filter(isNode).at(0)?.range?.[0]
  if (offset !== undefined) offsets.set(pointer, offset)
  for (const child of listChildren(node)) {
    collectOffsets(child.value, `${pointer}/${child.name}`, child.key, offsets)
  }
  return offsets
}

function listChildren(node: unknown): { name: string; key: Node | undefined; value: unknown }[] {
  if (isSeq(node)) {
    return node.items.map((value, index) => ({ name: String(index), key: undefined, value }))
  }
  if (!isMap(node)) return []
  return node.items.map(({ key, value }) => ({
    name: String(key),
    key: isNode(key) ? key : undefined,
    value,
  }))
}
