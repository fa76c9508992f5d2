/** The HTML of a section as a tree: of what our own renderer wrote, which is always closed, and of no other HTML. */

export type Element = { tag: string; attributes: string; children: Node[] }

export type Node = string | Element

const tokens = /<(?<end>\/?)(?<tag>[a-z0-9]+)(?<attributes>[^<>]*)>|(?<text>[^<]+)/g
const childless = new Set(['br', 'hr'])

/** The nodes of the HTML; text is decoded. */
export function readTree(html: string): Node[] {
  const root: Element = { tag: '', attributes: '', children: [] }
  const open = [root]
  for (const { groups = {} } of html.matchAll(tokens)) {
    const { end, tag, attributes = '', text } = groups
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.children.push(decode(text))
    else if (end === '/') open.length = Math.max(1, open.length - 1)
    else if (tag !== undefined) {
      const element = { tag, attributes, children: [] }
      parent.children.push(element)
      if (!childless.has(tag)) open.push(element)
    }
  }
  return root.children
}

/** The value of an attribute, decoded. */
export function attributeOf({ attributes }: Element, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return value === undefined ? undefined : decode(value)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|([a-z]+));/gi, (whole, hex?: string, name = '') =>
    hex === undefined ? (named[name] ?? whole) : String.fromCodePoint(Number.parseInt(hex, 16)),
  )
}
