/** Lines of a paper into paragraphs of Word: text, links, and a footnote for each place with notes. */

import type { IParagraphOptions, ParagraphChild, Paragraph as WordParagraph } from 'docx'
import { isLinkAddress } from '../../cases/addresses.ts'
import type { Note, Run, Text } from '../paper.ts'
import { type Docx, toXmlText } from './docx.ts'

export type BuildLine = (runs: readonly Run[], options: IParagraphOptions) => WordParagraph

/** Makes the lines of one paper; it knows which notes were given in full already. */
export function createLineBuilder(docx: Docx): BuildLine {
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
