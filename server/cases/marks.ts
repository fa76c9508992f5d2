/** Source marks `[^1]` in text; the number is the id of a source in the front matter. */

import type { Element, ElementContent, Root, RootContent } from 'hast'

/** One or more adjacent marks. */
export const adjacentMarks = /(?:\[\^[0-9]{1,3}\])+/g

/** Text without its source marks. */
export function stripMarks(text: string): string {
  return text.replace(adjacentMarks, '')
}

/** Turns the marks of sanitised HTML into links; `linkTo` makes the link of one source. */
export function setMarks(parent: Root | Element, linkTo: (id: number) => Element): void {
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
    const ids = [...match[0].matchAll(/[0-9]+/g)].map(Number)
    // The word joiner keeps a mark on the line of the word it belongs to.
    nodes.push({ type: 'text', value: `${text.slice(end, match.index)}\u2060` })
    nodes.push(element('sup', { className: ['ref'] }, ids.map(linkTo)))
    end = match.index + match[0].length
  }
  nodes.push({ type: 'text', value: text.slice(end) })
  return nodes
}

/** The first mark of a source is where its entry in the list of sources leads back to. */
export function markLink(id: number, first: boolean): Element {
  const properties = {
    href: `#source-${id}`,
    ariaLabel: `出典${id}`,
    ...(first && { id: `ref-${id}` }),
  }
  return element('a', properties, [{ type: 'text', value: String(id) }])
}

function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children }
}
