/**
 * The Markdown that nearly every body is written in: headings of sections, and paragraphs of one line with nothing in
 * them but words and source marks. It answers exactly what the Markdown parser and the sanitiser would make of it, or not
 * at all: a body with anything else in it is left to them, which take twenty times as long and took a fifth of a check.
 */

import type { Root } from 'hast'

/** A heading with its line in the body, and what stands below it as a tree. */
export type EverydayPart = { heading: string; line: number; safe: Root }

/** The parts of a body; undefined where any line is anything but everyday. */
export function readEverydayBody(markdown: string): EverydayPart[] | undefined {
  const parts: EverydayPart[] = []
  let isOpen = false
  for (const [index, line] of markdown.split('\n').entries()) {
    const heading = headingLine.exec(line)?.[1]
    const part = parts.at(-1)
    if (heading !== undefined) {
      parts.push({ heading, line: index + 1, safe: { type: 'root', children: [] } })
    } else if (line !== '') {
      // A line below another one goes on with its paragraph.
      if (!part || isOpen || !isParagraph(line)) return undefined
      addParagraph(part.safe, line)
    }
    isOpen = line !== '' && heading === undefined
  }
  return parts
}

/** Signs with a meaning to Markdown, and what nobody sees. */
const signs = '\\p{Cc}*_~`|\\\\<&!@\\[\\]'
const mark = '\\[\\^[0-9]{1,3}\\](?![(:])'

const headingLine = new RegExp(`^## ([^\\s#${signs}](?:[^#${signs}]*[^\\s#${signs}])?)$`, 'u')
const paragraphLine = new RegExp(
  `^(?!\\s|[#>+=:-]|[0-9]+[.)])(?:[^${signs}]|${mark})*(?<!\\s)$`,
  'u',
)
const address = /:\/\/|www\./i

function isParagraph(line: string): boolean {
  return paragraphLine.test(line) && !address.test(line)
}

function addParagraph({ children }: Root, value: string): void {
  if (children.length > 0) children.push({ type: 'text', value: '\n' })
  const text = { type: 'text', value } as const
  children.push({ type: 'element', tagName: 'p', properties: {}, children: [text] })
}
