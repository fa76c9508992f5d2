/** A paper as a file to print or to work on. */

import type { Download } from '../library.ts'
import { writeMarkdown } from './markdown/write-markdown.ts'
import type { Paper } from './paper.ts'

/** Writes a Word file of a paper. */
export type WriteWord = (paper: Paper) => Promise<Uint8Array>

/** Writes the paper; Markdown comes in pieces. */
export async function writePaper(
  paper: Paper,
  format: 'docx' | 'md',
  writeWord: WriteWord,
): Promise<Download['content']> {
  return format === 'docx' ? writeWord(paper) : writeMarkdown(paper)
}
