/** Plain text out of sanitised HTML: what is indexed, embedded and excerpted. */

import type { Element, RootContent } from 'hast'
import { stripMarks } from './marks.ts'

const leaves = new Set(['p', 'tr', 'pre', 'h3', 'h4', 'h5', 'h6'])

/** The text of each block of sanitised HTML without marks; a table row is one, so that its cells stay together. */
export function collectParagraphs(nodes: RootContent[]): string[] {
  const paragraphs: string[] = []
  let loose = ''
  const close = () => {
    const text = stripMarks(loose).replace(/\s+/g, ' ').trim()
    if (text !== '') paragraphs.push(text)
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
  if (node.tagName === 'br') return ' '
  return node.children.map(plainText).join(node.tagName === 'tr' ? ' ' : '')
}
