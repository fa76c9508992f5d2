/** Bulleted and numbered lists. */

import type { INumberingOptions, IParagraphOptions } from 'docx'
import type { Docx } from './docx.ts'

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
export function listOptions(ordered: boolean, first: boolean): IParagraphOptions {
  const numbering = ordered
    ? { reference: 'numbers', level: 0, restart: first }
    : { reference: 'points', level: 0 }
  return { numbering, style: 'ListParagraph' }
}
