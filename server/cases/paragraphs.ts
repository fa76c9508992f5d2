/** Plain text out of sanitised HTML: what is indexed, embedded and excerpted. */

import type { Element, RootContent } from 'hast'
import { stripMarks } from './marks.ts'

/** What a `<br>` becomes in text; a writer's own U+2028 says the same. */
export const lineSeparator = '\u2028'

/** Spaces and line ends of the HTML are one space; the wide space of Japanese is a letter of the text. */
export const narrowSpaces = /[ \t\n\r\f]+/g

const leaves = new Set(['p', 'tr', 'pre', 'h3', 'h4', 'h5', 'h6'])

/** The text of each block of sanitised HTML without marks, line by line; a table row is one, so that its cells stay together. */
export function collectParagraphs(nodes: RootContent[]): string[] {
  const paragraphs: string[] = []
  let loose = ''
  const close = () => {
    const lines = stripMarks(loose).replace(narrowSpaces, ' ').split(lineSeparator)
    paragraphs.push(...lines.map((line) => line.trim()).filter((line) => line !== ''))
    loose = ''
  }
  for (const node of nodes) {
    if (node.type === 'element' && isBlock(node)) {
      close()
      if (leaves.has(node.tagName)) {
        loose = plainText(node)
        close()
      } else paragraphs.push(...collectParagraphs(node.children))
    } else loose += plainText(node)
  }
  close()
  return paragraphs
}

const blocks = new Set([...leaves, 'ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'hr'])

function isBlock(node: Element): boolean {
  return blocks.has(node.tagName)
}

function plainText(node: RootContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element') return ''
  if (node.tagName === 'br') return lineSeparator
  return node.children.map(plainText).join(node.tagName === 'tr' ? ' ' : '')
}
