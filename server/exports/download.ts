/** Files to take along: their kinds, their names, and a paper as one of them. */

import { membersOnlyMark } from '../contract/case-audience.ts'
import type { Download } from '../library/library.ts'
import { writeMarkdown } from './markdown.ts'
import type { Paper } from './paper.ts'

/** Ending and media type of each kind. */
export const fileKinds = {
  docx: {
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  md: { extension: 'md', mediaType: 'text/markdown; charset=utf-8' },
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8' },
  jsonl: { extension: 'jsonl', mediaType: 'application/jsonl; charset=utf-8' },
  json: { extension: 'json', mediaType: 'application/json; charset=utf-8' },
  ris: { extension: 'ris', mediaType: 'application/x-research-info-systems; charset=utf-8' },
  bibtex: { extension: 'bib', mediaType: 'application/x-bibtex; charset=utf-8' },
  csl: { extension: 'json', mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8' },
  sist02: { extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
} as const satisfies Record<string, Pick<Download, 'extension' | 'mediaType'>>

/** Windows allows no more in a path of usual depth. */
const longestName = 60

/**
 * A title as a file name on every system: without the signs that Windows, macOS or a shell keep for themselves. What is
 * for members alone says so first, where no length cuts it off.
 */
export function toFileName(title: string, membersOnly: boolean): string {
  const mark = membersOnly ? `${membersOnlyMark}_` : ''
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\ufffd]+/gu, '')
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
  const name = [...plain]
    .slice(0, longestName - mark.length)
    .join('')
    .replace(/(?<![. ])[. ]+$/, '')
  return mark + (name === '' ? '改善事例' : name)
}

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
