/** A paper as a Word file: no macros, nothing linked in, only text, styles, tables and footnotes. */

import type { ISectionOptions } from 'docx'
import { membersOnlyMark } from '../../contract/case-audience.ts'
import type { Paper } from '../paper.ts'
import { buildBlocks, describeLists } from './blocks.ts'
import { type Docx, loadDocx, toXmlText, twips } from './docx.ts'
import { describeStyles, fontTable } from './styles.ts'

/** Who made the file, as Word shows it. */
const creator = '改善事例ライブラリ'

/** Writes the file. */
export async function writeWord(paper: Paper): Promise<Uint8Array> {
  const docx = await loadDocx()
  const { Document, Packer, Paragraph, TextRun } = docx
  const title = toXmlText(paper.title)
  const line = (style: string, text: string) =>
    new Paragraph({ style, children: [new TextRun(toXmlText(text))] })
  const document = new Document({
    title,
    creator,
    lastModifiedBy: creator,
    compatibility: { version: 15 },
    styles: describeStyles(docx),
    numbering: describeLists(docx),
    sections: [
      {
        ...describePage(docx, paper),
        children: [
          line('Title', paper.title),
          ...(paper.subtitle === undefined ? [] : [line('Subtitle', paper.subtitle)]),
          ...buildBlocks(docx, paper.blocks, lineWidth(paper)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document, undefined, [fontTable]))
}

/** A4 with page numbers below and the running title above. */
function describePage(docx: Docx, paper: Paper): Omit<ISectionOptions, 'children'> {
  const { AlignmentType, Footer, Header, PageNumber, PageOrientation, Paragraph, TextRun } = docx
  const number = new TextRun({
    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
  })
  const running = new TextRun(toXmlText(paper.running))
  const mark = new TextRun({ text: `${membersOnlyMark}　`, bold: true, color: '1A1A1A' })
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
        children: [
          new Paragraph({
            style: 'Header',
            children: paper.membersOnly ? [mark, running] : [running],
          }),
        ],
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

const a4 = { short: twips(210), long: twips(297) }

/** Room for two holes at the side of a page, none for a table across. */
const margins = {
  narrow: { top: twips(14), bottom: twips(12), left: twips(18), right: twips(18) },
  portrait: { top: twips(20), bottom: twips(18), left: twips(24), right: twips(22) },
  landscape: { top: twips(14), bottom: twips(12), left: twips(15), right: twips(15) },
}

type Direction = Pick<Paper, 'landscape' | 'narrow'>

function marginsOf({ landscape, narrow }: Direction): typeof margins.portrait {
  if (narrow) return margins.narrow
  return landscape ? margins.landscape : margins.portrait
}

/** Width of a line in twips. */
function lineWidth(paper: Direction): number {
  const { left, right } = marginsOf(paper)
  return (paper.landscape ? a4.long : a4.short) - left - right
}
