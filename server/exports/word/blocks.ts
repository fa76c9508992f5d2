/** Blocks of a paper into paragraphs and tables of Word. */

import type { FileChild, INumberingOptions, IParagraphOptions, ParagraphChild } from 'docx'
import { isLinkAddress } from '../../cases/addresses.ts'
import {
  type Block,
  contentsTitle,
  type Heading,
  type Look,
  type Note,
  type Text,
} from '../paper.ts'
import { type Docx, toXmlText } from './page.ts'
import { type BuildLine, buildTable } from './table.ts'

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

// —— server/exports/word/lines.ts: Lines of a paper into paragraphs of Word: text, links, footnotes.

/** Makes the lines of one paper; it knows which notes were given in full already. */
function createLineBuilder(docx: Docx): BuildLine {
  const { ExternalHyperlink, FootnoteReferenceRun, Paragraph, TextRun } = docx
  const given = new Set<string>()

  const buildText = ({ text, strong, href }: Text): ParagraphChild => {
    const options = { text: toXmlText(text), ...(strong && { bold: true }) }
    if (href === undefined || !isLinkAddress(href)) return new TextRun(options)
    const children = [new TextRun({ ...options, style: 'Hyperlink' })]
    return new ExternalHyperlink({ link: toXmlText(href), children })
  }

  /** Notes at one place are one footnote: two numbers side by side would read as one. */
  const buildNotes = (notes: readonly Note[]): ParagraphChild => {
    const texts = notes.flatMap(({ key, full, short }, index) => {
      const text = given.has(key) ? short : full
      given.add(key)
      return index === 0 ? text : [{ text: '　／　' }, ...text]
    })
    const children = [new TextRun(' '), ...texts.map(buildText)]
    return new FootnoteReferenceRun({
      children: [new Paragraph({ style: 'FootnoteText', children })],
    })
  }

  return (runs, options) =>
    new Paragraph({
      ...options,
      children: runs.map((run) => ('notes' in run ? buildNotes(run.notes) : buildText(run))),
    })
}

// —— server/exports/word/lists.ts: Bulleted and numbered lists.
/** Everything about lists for the document's options. */
export function describeLists(docx: Docx): INumberingOptions {
  const { AlignmentType, LevelFormat } = docx
  const style = { paragraph: { indent: { left: 420, hanging: 420 } } }
  const level = { level: 0, alignment: AlignmentType.LEFT, style }
  return {
    config: [
      { reference: 'points', levels: [{ ...level, format: LevelFormat.BULLET, text: '・' }] },
      { reference: 'numbers', levels: [{ ...level, format: LevelFormat.DECIMAL, text: '%1.' }] },
    ],
  }
}

/** The options of one item; the first one begins to count anew. */
function listOptions(ordered: boolean, first: boolean): IParagraphOptions {
  const numbering = ordered
    ? { reference: 'numbers', level: 0, restart: first }
    : { reference: 'points', level: 0 }
  return { numbering, style: 'ListParagraph' }
}

// —— server/exports/word/text.ts: Text as XML can hold it: one character that it cannot, and Word refuses the whole file.
