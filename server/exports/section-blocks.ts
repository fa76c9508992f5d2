/** A section of a case as blocks of a paper: paragraphs, lists and tables, with its source marks as notes. */

import { isLinkAddress } from '../cases/addresses.ts'
import type { Section } from '../cases/case.ts'
import { lineSeparator, narrowSpaces } from '../cases/paragraphs.ts'
import type { Block, Cell, Note, Paragraph, Run, Table, Text } from './paper.ts'

/** The note to the source of this number. */
export type NoteOf = (source: number) => Note

/** The blocks of a section. */
export function readSection({ html }: Pick<Section, 'html'>, noteOf: NoteOf): Block[] {
  return readBlocks(readTree(html), noteOf)
}

const blockTags = /^(p|ul|ol|li|blockquote|table|pre|hr|h[3-6])$/

function isBlock(node: Node): node is Element {
  return typeof node !== 'string' && blockTags.test(node.tag)
}

/** Words beside blocks, as in an item with a list inside, are a paragraph, too. */
function readBlocks(nodes: readonly Node[], noteOf: NoteOf): Block[] {
  const blocks: Block[] = []
  let loose: Node[] = []
  const endLoose = () => {
    blocks.push(...readLines(loose, noteOf))
    loose = []
  }
  for (const node of nodes) {
    if (isBlock(node)) {
      endLoose()
      blocks.push(...readBlock(node, noteOf))
    } else loose.push(node)
  }
  endLoose()
  return blocks
}

function readBlock(element: Element, noteOf: NoteOf): Block[] {
  const { tag, children } = element
  if (tag === 'ul' || tag === 'ol') {
    return [{ kind: 'list', ordered: tag === 'ol', items: readItems(element, noteOf) }]
  }
  if (tag === 'table') return readTable(element, noteOf)
  if (tag === 'blockquote') {
    return readBlocks(children, noteOf).map((block) =>
      block.kind === 'paragraph' ? { ...block, look: 'quote' } : block,
    )
  }
  if (/^h[3-6]$/.test(tag)) return [{ kind: 'heading', level: 3, text: textOf(children) }]
  return readLines(children, noteOf)
}

/** A line that its writer ended is a paragraph. */
function readLines(nodes: readonly Node[], noteOf: NoteOf): Paragraph[] {
  const lines: Run[][] = [[]]
  for (const run of readRuns(nodes, noteOf)) {
    if ('notes' in run) lines.at(-1)?.push(run)
    else {
      for (const [index, text] of run.text.split(lineSeparator).entries()) {
        if (index > 0) lines.push([])
        if (text !== '') lines.at(-1)?.push({ ...run, text })
      }
    }
  }
  return lines
    .map(trimLine)
    .filter(hasWords)
    .map((runs) => ({ kind: 'paragraph', runs }))
}

/** Lists inside lists are laid flat: their items follow the item that holds them. */
function readItems(list: Element, noteOf: NoteOf): Run[][] {
  return list.children.flatMap((item) =>
    typeof item === 'string' ? [] : readBlocks(item.children, noteOf).flatMap(linesOf),
  )
}

function linesOf(block: Block): Run[][] {
  switch (block.kind) {
    case 'paragraph':
      return [block.runs]
    case 'heading':
      return [[{ text: block.text }]]
    case 'list':
      return block.items
    case 'table':
      return [block.head ?? [], ...block.rows.map(({ cells }) => cells)].map((row) => row.flat(2))
    case 'contents':
      return []
  }
}

function readTable(element: Element, noteOf: NoteOf): Table[] {
  const [head, ...rows] = findAll(element, 'tr').map((row) =>
    row.children.flatMap((cell): Cell[] =>
      typeof cell === 'string' ? [] : [readCell(cell, noteOf)],
    ),
  )
  if (!head) return []
  const columns = head.map(() => 1)
  return [
    { kind: 'table', columns, head, rows: rows.map((cells) => ({ cells })), namedRows: false },
  ]
}

function readCell({ children }: Element, noteOf: NoteOf): Cell {
  const lines = readLines(children, noteOf).map(({ runs }) => runs)
  return lines.length > 0 ? lines : [[]]
}

function findAll(element: Element, tag: string): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return child.tag === tag ? [child] : findAll(child, tag)
  })
}

/** The words of a line, without the line ends of the HTML around them. */
function trimLine(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, index): Run[] => {
    if ('notes' in run) return [run]
    const begun = index === 0 ? run.text.trimStart() : run.text
    const text = index === runs.length - 1 ? begun.trimEnd() : begun
    return text === '' ? [] : [{ ...run, text }]
  })
}

/** Marks at one place are one run of notes. */
function readRuns(nodes: readonly Node[], noteOf: NoteOf, look: Omit<Text, 'text'> = {}): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (typeof node === 'string') return [{ text: tidy(node), ...look }]
    if (node.tag === 'sup') {
      return [{ notes: findAll(node, 'a').map((mark) => noteOf(sourceOf(mark))) }]
    }
    if (node.tag === 'br') return [{ text: lineSeparator }]
    const href = node.tag === 'a' ? hrefOf(node) : undefined
    const strong = node.tag === 'strong'
    return readRuns(node.children, noteOf, {
      ...look,
      ...(strong && { strong }),
      ...(href !== undefined && { href }),
    })
  })
}

/** Out of the library a path leads to no page; in Word it would be one of a file. */
function hrefOf(link: Element): string | undefined {
  const href = attributeOf(link, 'href') ?? ''
  return isLinkAddress(href) ? href : undefined
}

function sourceOf(mark: Element): number {
  return Number(attributeOf(mark, 'href')?.replace('#source-', ''))
}

/** The word joiner keeps marks of the page on their line; here it would stand before a footnote. */
function tidy(text: string): string {
  return text.replaceAll('\u2060', '').replace(narrowSpaces, ' ')
}

function hasWords(runs: readonly Run[]): boolean {
  return runs.some((run) => 'notes' in run || run.text.trim() !== '')
}

/** A heading calls no notes; the number of a mark in it would be read as one of its words. */
function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return tidy(node)
      return node.tag === 'sup' ? '' : textOf(node.children)
    })
    .join('')
}

// —— server/exports/html-tree.ts: The HTML of a section as a tree: of what our own renderer wrote, which is always closed, and of no other HTML.
type Element = { tag: string; attributes: string; children: Node[] }

type Node = string | Element

const tokens = /<(?<end>\/?)(?<tag>[a-z0-9]+)(?<attributes>[^<>]*)>|(?<text>[^<]+)/g
const childless = new Set(['br', 'hr'])

/** The nodes of the HTML; text is decoded. */
function readTree(html: string): Node[] {
  const root: Element = { tag: '', attributes: '', children: [] }
  const open = [root]
  for (const { groups = {} } of html.matchAll(tokens)) {
    const { end, tag, attributes = '', text } = groups
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.children.push(decode(text))
    else if (end === '/') open.length = Math.max(1, open.length - 1)
    else if (tag !== undefined) {
      const element = { tag, attributes, children: [] }
      parent.children.push(element)
      if (!childless.has(tag)) open.push(element)
    }
  }
  return root.children
}

/** The value of an attribute, decoded. */
function attributeOf({ attributes }: Element, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return value === undefined ? undefined : decode(value)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|([a-z]+));/gi, (whole, hex?: string, name = '') =>
    hex === undefined ? (named[name] ?? whole) : String.fromCodePoint(Number.parseInt(hex, 16)),
  )
}
