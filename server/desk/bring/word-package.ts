/**
 * A Word file before anything reads it as one: is it what it says, and which of its parts are needed. Only these parts
 * are unpacked, within limits, and put into a new zip for the reader: pictures, macros, embedded files and whatever else
 * a file may carry never get there.
 */

import { AppError } from '../../errors.ts'
import { listZip, unpackEntry, type ZipEntry } from '../zip/read-zip.ts'
import { joinPieces, writeZip } from '../zip/write-zip.ts'
import { limits, refuseLong } from './limits.ts'

export type WordPackage = {
  /** The names of all parts, of those that are not unpacked, too. */
  names: string[]
  /** The parts that say something, as text. */
  texts: ReadonlyMap<string, string>
}

/** Text and what it is read with; themes, settings and thumbnails say nothing. */
const neededPart =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/[^/]+\.rels|word\/(?:document|styles|numbering|footnotes|endnotes|comments|header|footer)[0-9]*\.xml)$/

/** Opens the file; refuses in one sentence whatever is no Word file, or more than one case can be. */
export function openWordPackage(bytes: Uint8Array): WordPackage {
  refuseOtherFiles(bytes)
  const entries = listZip(bytes, limits.entries)
  const names = entries.map(({ name }) => name)
  refuseOtherZips(names)
  const needed = entries.filter(({ name }) => neededPart.test(name))
  const unpacked = needed.reduce((sum, { size }) => sum + size, 0)
  if (unpacked > limits.unpackedBytes) {
    const problem = `広げると大きすぎる文書です（${Math.ceil(unpacked / 2 ** 20)} MB）。${limits.unpackedBytes / 2 ** 20} MB までにしてください。`
    throw new AppError('BAD_MATERIAL', { problem })
  }
  const texts = new Map(needed.map((entry) => [entry.name, readPart(bytes, entry)]))
  refuseLong(countCharacters(texts))
  return { names, texts }
}

/** What a file begins with, for files that are taken for Word files most often. */
function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.byteLength === 0) throw refuse('空のファイルです。')
  if (bytes.byteLength > limits.bytes) {
    throw refuse(
      `ファイルが大きすぎます。${limits.bytes / 2 ** 20} MB までにしてください。画像を除くと小さくなります。`,
    )
  }
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    if (isEncrypted)
      throw refuse('パスワードのかかった文書は読めません。外して保存し直してください。')
    throw refuse('古い形の文書（.doc など）です。Word で .docx に保存し直してください。')
  }
  if (start.startsWith('%PDF')) throw refuse('PDF です。Word の .docx を選んでください。')
  if (start.startsWith('{\\rtf'))
    throw refuse('リッチテキストです。Word で .docx に保存し直してください。')
  if (!start.startsWith('PK')) throw refuse('Word の .docx ではありません。')
}

function refuseOtherZips(names: readonly string[]): void {
  const has = (start: string) => names.some((name) => name.startsWith(start))
  if (has('xl/')) throw refuse('表計算のファイルです。Word の .docx を選んでください。')
  if (has('ppt/')) throw refuse('スライドのファイルです。Word の .docx を選んでください。')
  if (!names.includes('[Content_Types].xml') || !has('word/')) {
    throw refuse('Word の .docx ではありません。')
  }
}

function readPart(bytes: Uint8Array, entry: ZipEntry): string {
  const text = new TextDecoder().decode(unpackEntry(bytes, entry))
  // Word never writes a DOCTYPE; ten lines of entities in one unfold to gigabytes.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    throw refuse('Word の文書にない書き方（DOCTYPE）があるので読みません。')
  return text
}

const words = /<w:t(?: [^<>]*)?>([^<]*)</g

function countCharacters(texts: ReadonlyMap<string, string>): number {
  let count = 0
  for (const [name, text] of texts) {
    if (!/document|footnotes|endnotes/.test(name)) continue
    for (const [, found = ''] of text.matchAll(words)) count += found.length
  }
  return count
}

function refuse(problem: string): AppError {
  return new AppError('BAD_MATERIAL', { problem })
}

/** Fonts, sizes, colours, languages and marks of the spelling check: more than half of most files, and no words. */
const silent =
  /<w:(?:rFonts|color|sz|szCs|lang|kern|spacing|ind|jc|proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak)(?: [^<>]*)?\/>/g

/**
 * The needed parts as a zip of their own. Furigana and simple fields stand in elements that the reader passes over
 * together with the words in them; under these names it takes the words and leaves the readings.
 */
export function packParts(texts: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const files = [...texts].map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(
      text
        .replace(silent, '')
        .replace(/<(\/?)w:(?:ruby|rubyBase|fldSimple|dir|bdo)(?=[\s/>])/g, '<$1w:smartTag')
        .replace(/<(\/?)w:rt(?=[\s/>])/g, '<$1w:del'),
    ),
  }))
  return joinPieces(writeZip(files, { isStored: true }))
}
