/** A4 with page numbers below and the running title above. */

import type { ISectionOptions } from 'docx'
import type { Paper } from '../paper.ts'

const millimetre = 1440 / 25.4

/** Millimetres in twips, the unit of Word. */
export function twips(millimetres: number): number {
  return Math.round(millimetres * millimetre)
}

const a4 = { short: twips(210), long: twips(297) }

/** Room for two holes at the side of a page, none for a table across. */
const margins = {
  portrait: { top: twips(20), bottom: twips(18), left: twips(24), right: twips(22) },
  landscape: { top: twips(14), bottom: twips(12), left: twips(15), right: twips(15) },
}

type Direction = Pick<Paper, 'landscape'>

function marginsOf({ landscape }: Direction): typeof margins.portrait {
  return landscape ? margins.landscape : margins.portrait
}

/** Width of a line in twips. */
export function lineWidth(paper: Direction): number {
  const { left, right } = marginsOf(paper)
  return (paper.landscape ? a4.long : a4.short) - left - right
}

/** Everything about a section but its content. */
export function describePage(docx: Docx, paper: Paper): Omit<ISectionOptions, 'children'> {
  const { AlignmentType, Footer, Header, PageNumber, PageOrientation, Paragraph, TextRun } = docx
  const number = new TextRun({
    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
  })
  return {
    properties: {
      page: {
        // The sides are given as for portrait; docx turns them.
        size: {
          width: a4.short,
          height: a4.long,
          orientation: paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...marginsOf(paper), header: twips(7), footer: twips(7) },
      },
    },
    headers: {
      default: new Header({
        children: [new Paragraph({ style: 'Header', text: toXmlText(paper.running) })],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({ style: 'Footer', alignment: AlignmentType.CENTER, children: [number] }),
        ],
      }),
    },
  }
}

// —— server/exports/word/docx.ts: The docx package, loaded when the first Word file is asked for: its 70 ms are none of the start's business.
export type Docx = typeof import('docx')

/** The package. */
export function loadDocx(): Promise<Docx> {
  return import('docx')
}

// —— server/exports/word/text.ts: Text as XML can hold it: one character that it cannot, and Word refuses the whole file.
/** Control characters, half surrogate pairs, and the two code points that are no characters. */
export const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The text without what XML cannot hold; a line break inside a run would be lost, so it becomes a space. */
export function toXmlText(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(impossible, '')
}
