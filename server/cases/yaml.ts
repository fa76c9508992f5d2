/** Where each value of a YAML head stands in its file, and what is wrong with it for people who never heard of YAML. */

import {
  type Document,
  type ErrorCode,
  isCollection,
  isMap,
  isNode,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml'
import { once } from '../once.ts'
import { readEverydayYaml } from './everyday-yaml.ts'
import { openPlaceFinder, type PlaceFinder } from './place-finder.ts'
import type { Place } from './problems.ts'

/**
 * The finder of places by JSON pointer: a value stands where it begins, a list or map where its key does. The text is
 * read again at the first question: the parsed documents of 10,000 files would fill the memory.
 */
export function createPlaceFinder(yaml: string): PlaceFinder {
  const open = once(() => {
    const everyday = readEverydayYaml(yaml)
    if (everyday) return everyday.placeOf
    const lines = new LineCounter()
    const options = { lineCounter: lines, prettyErrors: false, logLevel: 'error' } as const
    return findPlaces(parseDocument(yaml, options), lines)
  })
  return (pointer) => open()(pointer)
}

/** The same of a text that has just been parsed; its values are not looked through before the first question. */
export function findPlaces(
  { contents }: Pick<Document, 'contents'>,
  lines: LineCounter,
): PlaceFinder {
  return openPlaceFinder(() => {
    const offsets = collectOffsets(contents, '', undefined, new Map())
    return new Map([...offsets].map(([pointer, offset]) => [pointer, placeAt(lines, offset)]))
  })
}

/** Line and column, both from 1, of an offset into the document. */
export function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
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

type Fault = { field: string; got: string; want: string; example?: string }

const faults: Partial<Record<ErrorCode, Omit<Fault, 'field'>>> = {
  DUPLICATE_KEY: { got: '同じ名前の項目が二つ', want: '一つの名前は一度だけ' },
  TAB_AS_INDENT: {
    got: 'タブ文字による字下げ',
    want: '半角の空白による字下げ',
    example: '空白2つ',
  },
  MISSING_CHAR: {
    got: '閉じていない引用符・かっこ、または足りない区切り',
    want: '対になった引用符・かっこ',
    example: 'title: "市役所: 改善の記録"',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    got: '値の中の「: 」（コロンと空白）',
    want: '「: 」を含む値は引用符で囲む',
    example: 'title: "市役所: 改善の記録"',
  },
  MULTILINE_IMPLICIT_KEY: {
    got: '「: 」のない行',
    want: '「項目: 値」の形、または字下げした続きの行',
    example: 'confidence: high',
  },
  BAD_INDENT: { got: '前の行とそろわない字下げ', want: '同じ段は同じ数の空白で字下げ' },
  BAD_ALIAS: {
    got: '「*」で始まる値（別名）',
    want: '引用符で囲んだ値',
    example: '"*印の付いた題"',
  },
  BAD_SCALAR_START: {
    got: '「@」「`」「%」などで始まる値',
    want: '引用符で囲んだ値',
    example: '"@市役所"',
  },
  TAG_RESOLVE_FAILED: {
    got: '「!」で始まる値（タグ）',
    want: '引用符で囲んだ値',
    example: '"!の付いた題"',
  },
  MULTIPLE_DOCS: { got: '二つに分かれた欄', want: '一つの欄' },
  RESOURCE_EXHAUSTION: { got: '深すぎる入れ子', want: '3段までの入れ子' },
}

/** The sentence for a fault; the rarer ones share one that names the usual cure. */
export function describeYamlFault(code: ErrorCode): Fault {
  const fault = faults[code] ?? {
    got: `読めない書き方（${code}）`,
    want: '「項目: 値」の形。記号で始まる値は引用符で囲む',
    example: 'title: "市役所の改善"',
  }
  return { field: '項目の欄', ...fault }
}
