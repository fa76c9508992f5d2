/** A strict reader of XML: what it takes, Word takes; it throws on the first thing that is not well-formed. */

export type XmlElement = {
  name: string
  attributes: ReadonlyMap<string, string>
  children: (XmlElement | string)[]
}

const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const attribute = `\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`
const token = new RegExp(
  `<\\?[^?]*\\?>|<(?<close>/)(?<closed>${name})\\s*>|<(?<opened>${name})(?<attributes>(?:${attribute})*)\\s*(?<empty>/?)>|(?<text>[^<]+)`,
  'uy',
)

/** Every character of XML 1.0; half surrogate pairs are none. */
const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u

/** The root element of a document. */
export function readXml(xml: string): XmlElement {
  if (!characters.test(xml)) throw new Error('a character that XML cannot hold')
  const root: XmlElement = { name: '', attributes: new Map(), children: [] }
  const open = [root]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const groups = token.exec(xml)?.groups
    if (!groups && !xml.startsWith('<?', at)) throw new Error(`not XML: ${xml.slice(at, at + 80)}`)
    take(groups ?? {}, open)
  }
  const [first, ...more] = root.children.filter((child) => typeof child !== 'string')
  if (!first || more.length > 0 || open.length !== 1) throw new Error('not one closed root')
  return first
}

function take(groups: Record<string, string | undefined>, open: XmlElement[]): void {
  const parent = open.at(-1)
  if (!parent) throw new Error('text after the root')
  if (groups['text'] !== undefined) parent.children.push(decode(groups['text']))
  if (groups['closed'] !== undefined) {
    if (open.pop()?.name !== groups['closed']) throw new Error(`wrong end: ${groups['closed']}`)
  }
  if (groups['opened'] === undefined) return
  const attributes = readAttributes(groups['attributes'] ?? '')
  const element: XmlElement = { name: groups['opened'], attributes, children: [] }
  parent.children.push(element)
  if (groups['empty'] === '') open.push(element)
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, key = '', quoted = ''] of text.matchAll(
    new RegExp(`(${name})\\s*=\\s*("[^"]*"|'[^']*')`, 'g'),
  )) {
    if (attributes.has(key)) throw new Error(`twice: ${key}`)
    attributes.set(key, decode(quoted.slice(1, -1)))
  }
  return attributes
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
}

function decode(text: string): string {
  return text.replace(/&([^;&]*;?)/g, (_, entity: string) => {
    const found = entities[entity.slice(0, -1)]
    if (!entity.endsWith(';') || found === undefined) throw new Error(`a bare &: ${text}`)
    return found
  })
}

/** All elements of this name inside an element, in order. */
export function findAll(element: XmlElement, wanted: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return [...(child.name === wanted ? [child] : []), ...findAll(child, wanted)]
  })
}

/** The text inside an element. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
}
