/**
 * Strict readers of the files that are written: CSV, ZIP, XML and Word. They throw on the first thing that another program
 * would not take.
 */

import { crc32, inflateRawSync } from 'node:zlib'

/** The rows of a CSV file as RFC 4180 has it; the mark of UTF-8 is no part of the first field. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  const content = text.replace(/^\ufeff/, '')
  while (field.lastIndex < content.length) {
    const at = field.lastIndex
    const [, quoted, bare = '', end] = field.exec(content) ?? []
    if (end === undefined) throw new Error(`not CSV: ${content.slice(at, at + 40)}`)
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  if (row.length > 0) throw new Error('a row without its end')
  return rows
}

/** Each file's bytes under its name, by the central directory of a plain, whole ZIP archive. */
export function readZip(bytes: Uint8Array): Map<string, Buffer> {
  const archive = Buffer.from(bytes)
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0) throw new Error('no end of the central directory')
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const entry = readEntry(archive, at)
    if (files.has(entry.name)) throw new Error(`twice in the archive: ${entry.name}`)
    if (!entry.name.endsWith('/')) files.set(entry.name, entry.content)
    at = entry.next
  }
  return files
}

function readEntry(archive: Buffer, at: number): { name: string; content: Buffer; next: number } {
  if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry of the central directory')
  const [method, sum] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 16)]
  const [packed, size] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)]
  const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset))
  const [nameLength = 0, extra = 0, comment = 0] = lengths
  const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
  const local = archive.readUInt32LE(at + 42)
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  const raw = archive.subarray(start, start + packed)
  const content = method === 0 ? raw : inflateRawSync(raw)
  if (content.length !== size || crc32(content) !== sum) throw new Error(`damaged: ${name}`)
  return { name, content, next: at + 46 + nameLength + extra + comment }
}

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

/** The root element of a document; whatever is not well-formed is refused. */
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

export type WordFile = {
  names: string[]
  part: (name: string) => XmlElement
  /** Style and text of each paragraph of the body outside tables. */
  paragraphs: { style: string | undefined; text: string; notes: number }[]
  /** The text of each footnote under its id, separators left out. */
  footnotes: Map<string, string>
  /** The ids of footnotes in the order in which the text calls them. */
  calls: string[]
}

/** Reads the file; every part of it has to be well-formed. */
export function readWord(bytes: Uint8Array): WordFile {
  const files = readZip(bytes)
  const parts = new Map(
    [...files].map(([name, content]) => [name, readXml(content.toString('utf8'))]),
  )
  const part = (name: string): XmlElement => {
    const found = parts.get(name)
    if (!found) throw new Error(`no part ${name}`)
    return found
  }
  const body = part('word/document.xml')
  return {
    names: [...files.keys()],
    part,
    paragraphs: findAll(body, 'w:p').map(describeParagraph),
    footnotes: new Map(
      findAll(part('word/footnotes.xml'), 'w:footnote')
        .filter(({ attributes }) => !attributes.has('w:type'))
        .map((note) => [note.attributes.get('w:id') ?? '', textOf(note).trim()]),
    ),
    calls: findAll(body, 'w:footnoteReference').map(
      ({ attributes }) => attributes.get('w:id') ?? '',
    ),
  }
}

function describeParagraph(paragraph: XmlElement): WordFile['paragraphs'][number] {
  const [style] = findAll(paragraph, 'w:pStyle')
  return {
    style: style?.attributes.get('w:val'),
    text: findAll(paragraph, 'w:t').map(textOf).join(''),
    notes: findAll(paragraph, 'w:footnoteReference').length,
  }
}
