/** The editors' desk as screens and server both see it: what a case is while it is being written. */

import type { SectionId } from './vocabulary.ts'

/** One thing found out, and the sources that say so; `part` is its list in the file of facts. */
export type FactLine = { part: string; fact: string; sources: number[] }

/**
 * A case as its editor writes it: the fields in the words of the file, the sections as Markdown with their source marks,
 * and beside them the facts and the ways in which it is asked for.
 */
export type CaseDraft = {
  slug: string
  /** The front matter as JSON values, in the words and under the names of the file. */
  fields: Record<string, unknown>
  sections: Record<SectionId, string>
  facts: FactLine[]
  asks: string[]
}

/** The files of a case as they are on the disk, or nothing where one is not there. */
export type CaseFiles = { body: string; facts: string | undefined; asks: string | undefined }

/** A file of a case. */
export type CaseFileKind = 'body' | 'facts' | 'asks'

/**
 * Something a hand has written that the draft has no place for; it stays in its file. A name the form does not show, a
 * remark, a text outside of the sections, a list that is none of facts.
 */
export type DraftNote = {
  file: CaseFileKind
  kind: 'name' | 'remark' | 'stray-text' | 'other-list'
  line: number
  text: string
}

/** A remark that an edit has taken away together with what it stood beside. */
export type LostRemark = { file: CaseFileKind; line: number; text: string }
