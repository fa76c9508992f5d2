/**
 * Makes of parsed Markdown what a case shows: whatever was read as something else than bold, a link, a list, a
 * table, a quotation, code or a small heading becomes the signs that were written; what cannot be shown is named.
 */

import type {
  BlockContent,
  Link,
  List,
  ListItem,
  Root as MarkdownRoot,
  Nodes,
  PhrasingContent,
} from 'mdast'
import { cutAddresses, isCasePath, isLinkAddress } from './addresses.ts'
import { endLines } from './written-lines.ts'

/** Something of a body that is not shown, with its place. */
export type Dropped = { what: string; line: number; column: number }

const droppedKinds: Partial<Record<Nodes['type'], string>> = {
  html: 'HTML のタグ',
  image: '画像',
  imageReference: '画像',
  footnoteDefinition: '本文の中の脚注の文',
}

/** Changes the tree of a part of this body; answers what it will not show. */
export function showAsWritten(root: MarkdownRoot, body: string): Dropped[] {
  const dropped: Dropped[] = []
  setChildren(root, rewriteAll(root.children, body, dropped))
  return dropped
}

function setChildren(parent: { children: Nodes[] }, children: Nodes[]): void {
  parent.children = children
}

function rewriteAll(nodes: readonly Nodes[], body: string, dropped: Dropped[]): Nodes[] {
  return nodes.flatMap((node) => {
    const what = nameDropped(node, body)
    const { line = 1, column = 1 } = node.position?.start ?? {}
    if (what) dropped.push({ what, line, column })
    return rewrite(node, body, dropped)
  })
}

function rewrite(node: Nodes, body: string, dropped: Dropped[]): Nodes[] {
  if (node.type === 'footnoteReference') return [text(`[^${node.label ?? node.identifier}]`)]
  if (node.type === 'thematicBreak') return [paragraph([text(sliceOf(node, body))])]
  if (node.type === 'list' && !isList(node, body)) {
    return rewriteAll(writeItems(node, body), body, dropped)
  }
  if (node.type === 'listItem') endItems(node, body)
  if (!('children' in node)) return [node]
  const signs = signsOf(node, body)
  const children = rewriteAll(node.children, body, dropped)
  if (signs) return [text(signs[0]), ...children, text(signs[1])]
  if (node.type === 'heading' && node.depth > 2) children.push(...closingOf(node, body))
  setChildren(node, holdsWords(node) ? finishWords(children as PhrasingContent[], node) : children)
  return [node]
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value }
}

function paragraph(children: PhrasingContent[]): {
  type: 'paragraph'
  children: PhrasingContent[]
} {
  return { type: 'paragraph', children }
}

const quotation = /\n[ \t>]*/g

/** What stands in the file, without the quotation signs of its further lines. */
function sliceOf({ position }: Nodes, body: string): string {
  const slice = body.slice(position?.start.offset, position?.end.offset)
  return slice.replace(quotation, '\n')
}

/** The signs around words whose marks are none here: one star (`3*4*5`), `snake_case_x`, a link to nowhere. */
function signsOf(node: Nodes, body: string): [before: string, behind: string] | undefined {
  const slice = sliceOf(node, body)
  switch (node.type) {
    case 'emphasis':
      return [slice.slice(0, 1), slice.slice(0, 1)]
    case 'strong':
      return slice.startsWith('**') ? undefined : ['__', '__']
    case 'link':
      return isLink(node) ? undefined : frameOf(node, body)
    default:
      return undefined
  }
}

/** Markdown makes a link of any address, of no words at all, too; a title is shown in no format. */
function isLink({ url, title, children }: Link): boolean {
  return !title && children.length > 0 && (isLinkAddress(url) || isCasePath(url))
}

/** What stands in the file before and behind the words of a link. */
function frameOf(link: Link, body: string): [before: string, behind: string] {
  const { start, end } = link.position ?? {}
  const words = link.children.at(0)?.position?.start.offset ?? end?.offset
  const wordsEnd = link.children.at(-1)?.position?.end.offset ?? end?.offset
  const behind = body.slice(wordsEnd, end?.offset).replace(quotation, '\n')
  return [body.slice(start?.offset, words), behind]
}

/** Every format counts the items of a list itself; other numbers than 1, 2, 3 and other signs would be lost. */
function isList({ children, ordered }: List, body: string): boolean {
  return children.every((item, index) => {
    const slice = sliceOf(item, body)
    return ordered ? slice.startsWith(`${index + 1}.`) : /^[-*]/.test(slice)
  })
}

/** The items as paragraphs that begin with what their writer began them with. */
function writeItems({ children }: List, body: string): BlockContent[] {
  return children.flatMap((item) => {
    const [first] = item.children
    const { start, end } = item.position ?? {}
    const begun = body.slice(start?.offset, first?.position?.start.offset ?? end?.offset).trim()
    if (first?.type !== 'paragraph') return [paragraph([text(begun)]), ...item.children]
    first.children.unshift(text(`${begun} `))
    return item.children
  }) as BlockContent[]
}

/** A line under an item that is not set in is one of its own; Markdown would run it into the item. */
function endItems({ children }: ListItem, body: string): void {
  for (const child of children) {
    const { start, end } = child.position ?? {}
    if (child.type !== 'paragraph' || !/\n[^ \t>]/.test(body.slice(start?.offset, end?.offset)))
      continue
    child.children = child.children.flatMap((node): PhrasingContent[] =>
      node.type === 'text'
        ? node.value
            .split('\n')
            .flatMap((line, index) => [
              ...(index > 0 ? [{ type: 'break' as const }] : []),
              text(line),
            ])
        : [node],
    )
  }
}

/** The `#` at the end of a heading, which Markdown takes for a frame: 「### 言語 C #」. */
function closingOf(node: Nodes, body: string): PhrasingContent[] {
  const closing = /[ \t]#+[ \t]*$/.exec(sliceOf(node, body))
  return closing ? [text(closing[0].trimEnd())] : []
}

function holdsWords({ type }: Nodes): boolean {
  return ['paragraph', 'heading', 'tableCell', 'strong', 'link'].includes(type)
}

/** Words in one piece, in which addresses and line ends are looked for. */
function finishWords(children: readonly PhrasingContent[], { type }: Nodes): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const child of children) {
    const before = joined.at(-1)
    if (child.type === 'text' && before?.type === 'text') {
      joined[joined.length - 1] = text(before.value + child.value)
    } else joined.push(child)
  }
  if (type === 'link') return endLines(joined)
  return endLines(
    joined.flatMap((child) => (child.type === 'text' ? cutAddresses(child.value) : [child])),
  )
}

function nameDropped(node: Nodes, body: string): string | undefined {
  switch (node.type) {
    case 'heading':
      return node.depth === 1 ? '「# 」の見出し' : undefined
    case 'code':
      if (sliceOf(node, body).startsWith('~')) return '「~~~」の囲み'
      return node.lang ? '「```」の後ろの言葉' : undefined
    case 'blockquote':
      return /^>[^ \t\n>]/.test(sliceOf(node, body)) ? '後ろに空白のない行頭の「>」' : undefined
    case 'table': {
      const [head, ...rows] = node.children.map(({ children }) => children.length)
      return rows.some((cells) => cells > (head ?? 0)) ? '表の見出しより多い欄' : undefined
    }
    default:
      return droppedKinds[node.type]
  }
}
