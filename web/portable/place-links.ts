/** Gives every link and form of a page its address in a folder, so that the pages themselves name paths only. */

import { options, type VNode } from 'preact'

/** What holds an address, in HTML and in drawings. */
const addressed = ['href', 'action', 'formAction'] as const

type Attributes = Partial<Record<(typeof addressed)[number], unknown>> & {
  dangerouslySetInnerHTML?: { __html: string }
}

/** From now on elements are drawn with `toHref` of the paths that they lead to; answers how to end that. */
export function placeLinks(toHref: (path: string) => string): () => void {
  const before = options.vnode
  options.vnode = (vnode) => {
    if (typeof vnode.type === 'string') placeElement(vnode as VNode<Attributes>, toHref)
    before?.(vnode)
  }
  return () => {
    if (before) options.vnode = before
    else delete options.vnode
  }
}

function placeElement({ props }: VNode<Attributes>, toHref: (path: string) => string): void {
  for (const name of addressed) {
    const value = props[name]
    if (typeof value === 'string' && isPath(value)) props[name] = toHref(value)
  }
  const inserted = props.dangerouslySetInnerHTML
  if (inserted) props.dangerouslySetInnerHTML = { __html: placeHtml(inserted.__html, toHref) }
}

/** Cases name each other in their text, too; it has been sanitised, so that a link begins in one way only. */
function placeHtml(html: string, toHref: (path: string) => string): string {
  return html.replace(/<a href="(\/[^"]*)"/g, (tag, written: string) => {
    const path = written.replaceAll(/&#x26;|&amp;/g, '&')
    return isPath(path) ? `<a href="${toHref(path).replaceAll('&', '&amp;')}"` : tag
  })
}

function isPath(value: string): boolean {
  return /^\/(?!\/)/.test(value)
}

/** Makes the relative addresses of a written page whole: a step of the history changes what they are relative to. */
export function makeLinksWhole(root: ParentNode, base: string): void {
  for (const name of ['href', 'action', 'formaction']) {
    for (const element of root.querySelectorAll(`a[${name}], form[${name}], button[${name}]`)) {
      const value = element.getAttribute(name) ?? ''
      if (!value.startsWith('#')) element.setAttribute(name, new URL(value, base).href)
    }
  }
}
