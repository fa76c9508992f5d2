/** A draft as it stands in the database: one text of JSON, and what lists show of it. */

import type { CaseDraft } from '../../contract/desk.ts'
import { cleanText } from '../../contract/untrusted-values.ts'
import { AppError } from '../../errors.ts'

/** Longest draft; the longest case of the library has 60 KB. */
export const mostDraftBytes = 1_000_000

/** Half-written, both may be of any length. */
const longestShown = 200

/** The text that is kept of a draft; refuses one that is too long. */
export function writeDraft(draft: CaseDraft): { content: string; slug: string; title: string } {
  const content = JSON.stringify(draft)
  if (Buffer.byteLength(content) > mostDraftBytes) throw new AppError('DRAFT_TOO_LARGE')
  const title = draft.fields['title']
  return {
    content,
    slug: writeShown(draft.slug),
    title: writeShown(typeof title === 'string' ? title : ''),
  }
}

/** The draft that was kept. */
export function readDraft(content: string): CaseDraft {
  return JSON.parse(content) as CaseDraft
}

/** A text of a draft as lists have it, and as it is looked for. */
export function writeShown(text: string): string {
  return cleanText(text, longestShown)
}
