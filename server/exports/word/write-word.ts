/** A paper as a Word file: no macros, nothing linked in, only text, styles, tables and footnotes. */

import type { Paper } from '../paper.ts'
import { buildBlocks, describeLists } from './blocks.ts'
import { describePage, lineWidth, loadDocx, toXmlText } from './page.ts'
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
  return Packer.toBuffer(document, undefined, [fontTable])
}
