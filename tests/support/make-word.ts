/** Word files as officers have them, written with real styles, notes and tables; and the same with a part put in or changed. */

import {
  Document,
  EndnoteReferenceRun,
  ExternalHyperlink,
  type FileChild,
  FootnoteReferenceRun,
  HeadingLevel,
  type IPropertiesOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { listZip, unpackEntry } from '../../server/desk/zip/read-zip.ts'
import { joinPieces, writeZip } from '../../server/desk/zip/write-zip.ts'

/** The file of these paragraphs and tables. */
export async function makeWord(
  children: FileChild[],
  options: Omit<IPropertiesOptions, 'sections'> = {},
): Promise<Uint8Array> {
  return Packer.toBuffer(new Document({ ...options, sections: [{ children }] }))
}

/** A paragraph in the style of a heading of this level. */
export function heading(level: 1 | 2 | 3, text: string): FileChild {
  const levels = {
    1: HeadingLevel.HEADING_1,
    2: HeadingLevel.HEADING_2,
    3: HeadingLevel.HEADING_3,
  }
  return new Paragraph({ heading: levels[level], text })
}

/** A paragraph in the style of the title. */
export function title(text: string): FileChild {
  return new Paragraph({ heading: HeadingLevel.TITLE, text })
}

/** A paragraph of words, notes and links. */
export function line(...parts: (string | ParagraphChild)[]): Paragraph {
  return new Paragraph({
    children: parts.map((part) => (typeof part === 'string' ? new TextRun(part) : part)),
  })
}

/** Words in bold. */
export function bold(text: string): ParagraphChild {
  return new TextRun({ text, bold: true })
}

/** Words that lead to an address. */
export function link(text: string, address: string): ParagraphChild {
  return new ExternalHyperlink({ link: address, children: [new TextRun(text)] })
}

/** A real footnote at this place. */
export function footnote(...parts: (string | ParagraphChild)[]): ParagraphChild {
  return new FootnoteReferenceRun({ children: [line(...parts)] })
}

/** A real endnote at this place. */
export function endnote(text: string): ParagraphChild {
  return new EndnoteReferenceRun({ children: [line(text)] })
}

/** A table of these rows; a cell is a text or several paragraphs. */
export function table(...rows: (string | Paragraph[])[][]): FileChild {
  return new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (cell) => new TableCell({ children: typeof cell === 'string' ? [line(cell)] : cell }),
          ),
        }),
    ),
  })
}

/** The parts of a file by their names. */
export function readParts(bytes: Uint8Array): Map<string, Uint8Array> {
  return new Map(listZip(bytes, 2_000).map((entry) => [entry.name, unpackEntry(bytes, entry)]))
}

/** A zip of these parts. */
export function zipParts(parts: ReadonlyMap<string, Uint8Array | string>): Promise<Uint8Array> {
  const files = [...parts].map(([name, content]) => ({ name, bytes: Buffer.from(content) }))
  return joinPieces(writeZip(files))
}

/** The file with a part put in. */
export async function addPart(
  bytes: Uint8Array,
  name: string,
  content: Uint8Array | string = '',
): Promise<Uint8Array> {
  return zipParts(new Map([...readParts(bytes), [name, Buffer.from(content)]]))
}

/** The file with the words of a part changed. */
export async function changePart(
  bytes: Uint8Array,
  name: string,
  change: (text: string) => string,
): Promise<Uint8Array> {
  const parts = readParts(bytes)
  const before = Buffer.from(parts.get(name) ?? '').toString('utf8')
  const after = change(before)
  if (after === before) throw new Error(`nothing to change in ${name}`)
  return addPart(bytes, name, after)
}
