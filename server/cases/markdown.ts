/**
 * The Markdown of a body: bold, links, lists, tables, quotations, code, small headings and footnote texts. What
 * else Markdown knows changes Japanese prose in silence (`9:00~~17:00` was struck through, `3*4*5` lost its stars,
 * four spaces made a program of a paragraph) and is therefore shown as it is written.
 */

import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Data, type Processor, unified } from 'unified'

/** By the names that micromark gives them. */
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
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: unread } }]
  data.fromMarkdownExtensions = [
    // GFM looks for addresses once more in the finished text, with a pattern quadratic in its length.
    ...(data.fromMarkdownExtensions ?? []).flat().map(({ transforms: _, ...rest }) => rest),
    keepBackslashes,
  ]
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).use(readAsWritten)

/** The tree of a body; every node has its place in the text. */
export function readMarkdown(markdown: string): Root {
  return parser.parse(markdown)
}
