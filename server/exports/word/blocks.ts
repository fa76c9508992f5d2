/** Blocks of a paper into paragraphs and tables of Word. */

import type { FileChild } from 'docx'
import { type Block, contentsTitle, type Heading, type Look } from '../paper.ts'
import type { Docx } from './docx.ts'
import { createLineBuilder } from './lines.ts'
import { listOptions } from './lists.ts'
import { buildTable } from './table.ts'
import { toXmlText } from './text.ts'

const lookStyles: Record<Look, string> = {
  lead: 'Lead',
  quote: 'Quote',
  remark: 'Remark',
  reference: 'Bibliography',
}

/** Builds the blocks of one paper. */
export function buildBlocks(docx: Docx, blocks: readonly Block[], lineTwips: number): FileChild[] {
  const buildLine = createLineBuilder(docx)
  // Two tables without anything between them would be one, and Word wants a paragraph at the end.
  const gap = { spacing: { line: 120, lineRule: docx.LineRuleType.EXACT } }

  const buildBlock = (block: Block, next: Block | undefined): FileChild[] => {
    switch (block.kind) {
      case 'heading':
        return [buildHeading(docx, block)]
      case 'paragraph':
        return [buildLine(block.runs, { style: block.look ? lookStyles[block.look] : 'BodyText' })]
      case 'list':
        return block.items.map((runs, index) =>
          buildLine(runs, listOptions(block.ordered, index === 0)),
        )
      case 'table': {
        const table = buildTable(docx, block, lineTwips, buildLine)
        return startsPage(next) ? [table] : [table, buildLine([], gap)]
      }
      case 'contents':
        return [
          buildLine([{ text: contentsTitle }], { style: 'TOCHeading' }),
          buildContents(docx, block.titles),
        ]
    }
  }

  return blocks.flatMap((block, index) => buildBlock(block, blocks[index + 1]))
}

function buildHeading(docx: Docx, { level, text, sub, newPage }: Heading): FileChild {
  const { HeadingLevel, Paragraph, TextRun } = docx
  const levels = {
    1: HeadingLevel.HEADING_1,
    2: HeadingLevel.HEADING_2,
    3: HeadingLevel.HEADING_3,
  }
  const subRun = sub !== undefined && {
    ...{ break: 1, text: toXmlText(`― ${sub}`), style: 'HeadingSub' },
  }
  return new Paragraph({
    heading: levels[level],
    ...(newPage && { pageBreakBefore: true }),
    children: [new TextRun(toXmlText(text)), ...(subRun ? [new TextRun(subRun)] : [])],
  })
}

/** Clean, because Word asks before it updates; the pages are in it once its reader updates the field. */
function buildContents(docx: Docx, titles: readonly string[]): FileChild {
  return new docx.TableOfContents(contentsTitle, {
    headingStyleRange: '1-1',
    hyperlink: true,
    beginDirty: false,
    tabLeader: docx.LeaderType.NONE,
    cachedEntries: titles.map((title) => ({ title: toXmlText(title), level: 1 })),
  })
}

/** Before such a block a gap could be all that stands on a page. */
function startsPage(block: Block | undefined): boolean {
  return block?.kind === 'heading' && block.newPage === true
}
