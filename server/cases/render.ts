/**
 * The body of a case: Markdown to sanitised HTML and plain paragraphs, section by section. Source marks
 * `[^1]` are set after sanitising, as nodes of our own, so that no text of a writer can imitate one: the
 * sanitiser lets no id and no class through.
 */

import type { Root } from 'hast'
import type { Root as MarkdownRoot, Nodes } from 'mdast'
import rehypeSanitize, { defaultSchema, type Options as SanitizeSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { readMarkdown } from './markdown.ts'
import { markLink, setMarks } from './marks.ts'
import { collectParagraphs } from './paragraphs.ts'
import { type Dropped, showAsWritten } from './written.ts'

export type BodyPart = {
  /** The text of the `##` heading; undefined for what stands before the first one. */
  heading?: string
  /** Line within the body. */
  line: number
  html: string
  paragraphs: string[]
  sources: number[]
  /** What is not shown: HTML, images, footnote texts, other headings. */
  dropped: Dropped[]
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

const toSafeHtml = unified().use(remarkRehype).use(rehypeSanitize, sanitizeSchema)
const writer = unified().use(rehypeStringify)

/** The parts of a body in the order of the text. */
export function renderBody(markdown: string): BodyPart[] {
  const root = readMarkdown(markdown)
  const seen = new Set<number>()
  return splitAtHeadings(root).map(({ heading, line, children }) => {
    const content: MarkdownRoot = { type: 'root', children }
    const dropped = showAsWritten(content, markdown)
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
