/** A paper as a file to print or to work on. */

import type { Download } from '../library.ts'
import { writeMarkdown } from './markdown/write-markdown.ts'
import type { Paper } from './paper.ts'
import { writeWordAside } from './word/write-aside.ts'

/** Writes the paper; Markdown comes in pieces. */
export async function writePaper(
  paper: Paper,
  format: 'docx' | 'md',
): Promise<Download['content']> {
  return format === 'docx' ? writeWordAside(paper) : writeMarkdown(paper)
}
