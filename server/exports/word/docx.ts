/** What all parts of a Word file share: the docx package, lengths, and text that XML can hold. */

/** The package, handed on: loaded with the first Word file, its 70 ms are none of the start's business. */
export type Docx = typeof import('docx')

/** Loads the package. */
export function loadDocx(): Promise<Docx> {
  return import('docx')
}

/** Millimetres in twips, the unit of Word. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

/** Control characters, half surrogate pairs, and the two code points that are no characters: Word refuses the file. */
const impossible = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]|\p{Cs}/gu

/** The text without what XML cannot hold; a line break inside a run would be lost, so it becomes a space. */
export function toXmlText(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(impossible, '')
}
