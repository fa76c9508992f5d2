/** A Word file taken apart: its parts as XML, and what a reader sees of them. */

import { findAll, readXml, textOf, type XmlElement } from './read-xml.ts'
import { readZip } from './read-zip.ts'

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
