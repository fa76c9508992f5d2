/**
 * The body of a case: Markdown to sanitised HTML, and the same as blocks, section by section. Source marks
 * `[^1]` are set after sanitising, as nodes of our own, so that no text of a writer can imitate one: the
 * sanitiser lets no id and no class through.
 */

import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { Root as MarkdownRoot, Nodes } from 'mdast'
import rehypeSanitize, { defaultSchema, type Options as SanitizeSchema } from 'rehype-sanitize'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type Data, type Processor, unified } from 'unified'
import { adjacentMarks, type Block, listLines, readMarks, wordJoiner } from './blocks.ts'
import { readEverydayBody } from './everyday-body.ts'
import { readBlocks } from './read-blocks.ts'
import { readSourceMarks } from './source-mark.ts'
import { writeHtml } from './write-html.ts'
import { type Dropped, showAsWritten } from './written.ts'

export type BodyPart = {
  /** The text of the `##` heading; undefined for what stands before the first one. */
  heading: string | undefined
  /** Line within the body. */
  line: number
  html: string
  blocks: Block[]
  paragraphs: string[]
  sources: number[]
  /** What is not shown: HTML, images, footnote texts, other headings. */
  dropped: Dropped[]
}

/**
 * The Markdown of a body: bold, links, lists, tables, quotations, code, small headings and footnote texts. What
 * else Markdown knows changes Japanese prose in silence (`9:00~~17:00` was struck through, `3*4*5` lost its stars,
 * four spaces made a program of a paragraph) and is therefore shown as it is
 * written. By the names that micromark gives them.
 */
const unread = [
  ...['characterReference', 'codeIndented', 'definition', 'hardBreakEscape', 'setextUnderline'],
  ...['strikethrough', 'tasklistCheck', 'wwwAutolink', 'protocolAutolink', 'emailAutolink'],
]

/** A backslash goes where it takes the meaning from a sign that has one, and stays in every other place. */
const meaningful = /^[*[\]<>|`#-]$/

type ReadExtension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], unknown[]>

const keepBackslashes: ReadExtension = {
  exit: {
    characterEscapeValue(token) {
      const sign = this.sliceSerialize(token)
      const text = this.stack.pop()
      if (text?.type !== 'text') return
      text.value += meaningful.test(sign) ? sign : `\\${sign}`
    },
  },
}

function readAsWritten(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: unread } },
    readSourceMarks,
  ]
  data.fromMarkdownExtensions = [
    // GFM looks for addresses once more in the finished text, with a pattern quadratic in its length.
    ...(data.fromMarkdownExtensions ?? []).flat().map(({ transforms: _, ...rest }) => rest),
    keepBackslashes,
  ]
}

const markdownParser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(readAsWritten)

const sanitizeSchema: SanitizeSchema = {
  ...defaultSchema,
  tagNames: [
    ...['p', 'br', 'hr', 'strong', 'em', 'del', 'a', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li'],
    ...['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
}

const toSafeHtml = unified().use(remarkRehype).use(rehypeSanitize, sanitizeSchema)

/** The parts of a body in the order of the text. */
export function renderBody(markdown: string): BodyPart[] {
  const seen = new Set<number>()
  return readParts(markdown).map(({ heading, line, safe, dropped }) => {
    const sources: number[] = []
    setMarks(safe, (id) => {
      if (!sources.includes(id)) sources.push(id)
      const first = !seen.has(id)
      seen.add(id)
      return markLink(id, first)
    })
    const blocks = readBlocks(safe.children)
    const html = writeHtml(safe.children)
    return { heading, line, html, blocks, paragraphs: listLines(blocks), sources, dropped }
  })
}

type SafePart = Pick<BodyPart, 'heading' | 'line' | 'dropped'> & { safe: Root }

function readParts(markdown: string): SafePart[] {
  const everyday = readEverydayBody(markdown)
  if (everyday) return everyday.map((part) => ({ ...part, dropped: [] }))
  return splitAtHeadings(markdownParser.parse(markdown)).map(({ heading, line, children }) => {
    const content: MarkdownRoot = { type: 'root', children }
    const dropped = showAsWritten(content, markdown)
    return { heading, line, safe: toSafeHtml.runSync(content) as Root, dropped }
  })
}

/** The `##` headings of a body as it is read, each with its line within the body. */
export function listHeadings(markdown: string): Pick<BodyPart, 'heading' | 'line'>[] {
  return splitAtHeadings(markdownParser.parse(markdown)).filter(
    ({ heading }) => heading !== undefined,
  )
}

type Split = { heading: string | undefined; line: number; children: MarkdownRoot['children'] }

function splitAtHeadings(root: MarkdownRoot): Split[] {
  const parts: Split[] = []
  for (const node of root.children) {
    const line = node.position?.start.line ?? 1
    if (node.type === 'heading' && node.depth === 2) {
      parts.push({ heading: readText(node), line, children: [] })
    } else {
      if (parts.length === 0) parts.push({ heading: undefined, line, children: [] })
      parts.at(-1)?.children.push(node)
    }
  }
  return parts
}

function readText(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(readText).join('') : ''
}

/** Turns the marks of sanitised HTML into links; `linkTo` makes the link of one source. */
function setMarks(parent: Root | Element, linkTo: (id: number) => Element): void {
  const children: RootContent[] = []
  for (const child of parent.children) {
    if (child.type === 'text') children.push(...splitMarks(child.value, linkTo))
    else children.push(child)
    // No mark inside a link (links do not nest) nor inside code (there it is a quotation).
    if (child.type === 'element' && !['a', 'code'].includes(child.tagName)) setMarks(child, linkTo)
  }
  parent.children = children as ElementContent[]
}

function splitMarks(text: string, linkTo: (id: number) => Element): ElementContent[] {
  const nodes: ElementContent[] = []
  let end = 0
  for (const match of text.matchAll(adjacentMarks)) {
    nodes.push({ type: 'text', value: `${text.slice(end, match.index)}${wordJoiner}` })
    nodes.push(element('sup', { className: ['ref'] }, readMarks(match[0]).map(linkTo)))
    end = match.index + match[0].length
  }
  nodes.push({ type: 'text', value: text.slice(end) })
  return nodes
}

/** The first mark of a source is where its entry in the list of sources leads back to. */
function markLink(id: number, first: boolean): Element {
  const properties: Element['properties'] = { href: `#source-${id}`, ariaLabel: `出典${id}` }
  if (first) properties['id'] = `ref-${id}`
  return element('a', properties, [{ type: 'text', value: String(id) }])
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children }
}
