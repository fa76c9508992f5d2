/**
 * Brings a YAML text to other values and leaves every line alone that does not differ: remarks, spaces and quotation
 * marks of a hand stay. The text is cut and joined at the places the parser names; writing the parsed document again
 * would set all of it anew.
 */

import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { keyOf } from './align.ts'
import { type EditPlace, editList } from './edit-list.ts'
import { editMap, nameOf } from './edit-map.ts'
import type { Layout, Path } from './layout.ts'
import { type Value, type ValueMap, writeFlow, writeYaml } from './write-yaml.ts'
import { applyEdits, type Edit } from './yaml-places.ts'

/** The text with these values; written anew where it is set in a way that cannot be edited in place. */
export function editYaml(text: string, wanted: Value[] | ValueMap, layout: Layout): string {
  const { contents } = parseDocument(text, { ...options, keepSourceTokens: true })
  if (keyOf(contents) === keyOf(wanted)) return text
  if (isNothing(contents)) return addValues(text, wanted, layout)
  const place: EditPlace = {
    ...{ text, layout, edits: [] },
    editInner: (node, value, path) => editInner(place, node, value, path),
  }
  if (contents) editRoot(place, contents, wanted)
  const edited = applyEdits(text, place.edits)
  if (edited !== undefined && reads(edited, wanted)) return edited
  return writeYaml(wanted, layout)
}

const options = { prettyErrors: false, logLevel: 'error' } as const

function reads(text: string, wanted: Value): boolean {
  const { contents, errors } = parseDocument(text, options)
  if (errors.length > 0) return false
  return keyOf(contents) === keyOf(wanted) || (isNothing(contents) && keyOf(wanted) === '[]')
}

/** A file of remarks. */
function isNothing(contents: Node | null): boolean {
  return contents === null || (isScalar(contents) && contents.source === '')
}

function addValues(text: string, wanted: Value[] | ValueMap, layout: Layout): string {
  if (Object.keys(wanted).length === 0) return text
  const remarks = text === '' || text.endsWith('\n') ? text : `${text}\n`
  return remarks + writeYaml(wanted, layout)
}

function editRoot(place: EditPlace, root: Node, wanted: Value[] | ValueMap): void {
  if (isSeq(root) && !root.flow && Array.isArray(wanted)) editList(place, root, wanted, '')
  else if (isMap(root) && !root.flow && !Array.isArray(wanted)) editMap(place, root, wanted, '')
}

/** Edits within a value; false where the value has to be replaced as a whole. */
function editInner(place: EditPlace, node: unknown, value: Value, path: Path): boolean {
  if (isMap(node) && isValueMap(value) && Object.keys(value).length > 0) {
    if (node.flow) editFlow(place, node, value, path)
    else editMap(place, node, value, path)
    return true
  }
  if (!isSeq(node) || !Array.isArray(value) || value.length === 0) return false
  if (node.flow) editFlow(place, node, value, path)
  else editList(place, node, value, path)
  return true
}

function isValueMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands in brackets stays in brackets; only what differs is set anew, or all of it where something came or went. */
function editFlow(
  { edits, layout }: EditPlace,
  node: YAMLMap | YAMLSeq,
  value: Value[] | ValueMap,
  path: Path,
): void {
  const inner = editFlowValues(node, new Map(Object.entries(value)), path, layout)
  const [from, to] = node.range ?? [0, 0]
  edits.push(...(inner ?? [{ from, to, text: writeFlow(value, path, layout) }]))
}

function editFlowValues(
  node: YAMLMap | YAMLSeq,
  wanted: ReadonlyMap<string, Value>,
  path: Path,
  layout: Layout,
): Edit[] | undefined {
  const children = listChildren(node)
  if (children.length !== wanted.size) return undefined
  const edits: Edit[] = []
  for (const [name, child] of children) {
    const value = wanted.get(name)
    if (keyOf(child) === keyOf(value)) continue
    if (value === undefined || !isScalar(child) || child.source === '' || !child.range)
      return undefined
    const text = writeFlow(value, `${path}/${isSeq(node) ? '-' : name}`, layout)
    edits.push({ from: child.range[0], to: child.range[1], text })
  }
  return edits
}

function listChildren(node: YAMLMap | YAMLSeq): [name: string, child: unknown][] {
  if (isSeq(node)) return node.items.map((item, index) => [String(index), item])
  return node.items.map((pair) => [nameOf(pair), pair.value])
}
