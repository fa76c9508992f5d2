/**
 * The body of a case: Markdown to sanitised HTML and plain paragraphs, section by section. Source marks
 * `[^1]` are set after sanitising, as nodes of our own, so that no text of a writer can imitate one: the
 * sanitiser lets no id and no class through.
 */

import type { Root } from 'hast'
import type { Root as MarkdownRoot, Nodes } from 'mdast'
import rehypeSanitize, { defaultSchema, type Options as SanitizeSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { endBareAddresses } from './bare-addresses.ts'
import { markLink, setMarks } from './marks.ts'
import { collectParagraphs } from './paragraphs.ts'

export type BodyPart = {
  /** The text of the `##` heading; undefined for what stands before the first one. */
  heading?: string
  /** Line within the body. */
  line: number
  html: string
  paragraphs: string[]
  sources: number[]
  /** Constructs that are not shown: raw HTML, images, footnote texts, other headings. */
  dropped: { what: string; line: number; column: number }[]
}

const sanitizeSchema: SanitizeSchema = {
  ...defaultSchema,
  tagNames: [
    ...['p', 'br', 'hr', 'strong', 'em', 'del', 'a', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li'],
    ...['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
}

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
const toSafeHtml = unified().use(remarkRehype).use(rehypeSanitize, sanitizeSchema)
const writer = unified().use(rehypeStringify)

/** The parts of a body in the order of the text. */
export function renderBody(markdown: string): BodyPart[] {
  const root = parser.parse(markdown)
  const seen = new Set<number>()
  return splitAtHeadings(root).map(({ heading, line, children }) => {
    const content: MarkdownRoot = { type: 'root', children }
    const dropped = prepareMarkdown(content)
    const safe = toSafeHtml.runSync(content) as Root
    const paragraphs = collectParagraphs(safe.children)
    const sources: number[] = []
    setMarks(safe, (id) => {
      if (!sources.includes(id)) sources.push(id)
      const first = !seen.has(id)
      seen.add(id)
      return markLink(id, first)
    })
    const html = writer.stringify(safe)
    return {
      ...(heading === undefined ? {} : { heading }),
      line,
      html,
      paragraphs,
      sources,
      dropped,
    }
  })
}

type Split = { heading?: string; line: number; children: MarkdownRoot['children'] }

function splitAtHeadings(root: MarkdownRoot): Split[] {
  const parts: Split[] = []
  for (const node of root.children) {
    const line = node.position?.start.line ?? 1
    if (node.type === 'heading' && node.depth === 2) {
      parts.push({ heading: readText(node), line, children: [] })
    } else {
      if (parts.length === 0) parts.push({ line, children: [] })
      parts.at(-1)?.children.push(node)
    }
  }
  return parts
}

function readText(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(readText).join('') : ''
}

const droppedKinds: Partial<Record<Nodes['type'], string>> = {
  html: 'HTML のタグ',
  image: '画像',
  imageReference: '画像',
  footnoteDefinition: '本文の中の脚注の文',
}

/**
 * Makes footnote references plain `[^1]` again (with a definition in the body they are parsed, without
 * one they are text), joins the lines of a paragraph, and reports what will not be shown.
 */
function prepareMarkdown(node: Nodes): BodyPart['dropped'] {
  const dropped: BodyPart['dropped'] = []
  const { line = 1, column = 1 } = node.position?.start ?? {}
  const what =
    node.type === 'heading' && node.depth === 1 ? '「# 」の見出し' : droppedKinds[node.type]
  if (what) dropped.push({ what, line, column })
  if (node.type === 'text') node.value = joinLines(node.value)
  if (!('children' in node)) return dropped
  const children = endBareAddresses(node.children)
  node.children = children as typeof node.children
  for (const [index, child] of children.entries()) {
    if (child.type === 'footnoteReference') {
      children[index] = { type: 'text', value: `[^${child.label ?? child.identifier}]` }
    } else {
      dropped.push(...prepareMarkdown(child))
    }
  }
  return dropped
}

/** A line break inside a Japanese paragraph is no space. */
function joinLines(text: string): string {
  return text.split('\n').reduce((before, after) => {
    const between = isLatin(before.at(-1)) && isLatin(after.at(0)) ? ' ' : ''
    return `${before}${between}${after}`
  })
}

function isLatin(character = ''): boolean {
  return /^[\x21-\x7e]$/.test(character)
}
