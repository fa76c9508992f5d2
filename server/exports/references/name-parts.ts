/** Names as machine-readable formats want them: family and given name apart, roles in a note. */

import { type Author, isEditor } from './authors.ts'
import type { Reference } from './reference.ts'

/** Authors, and apart from them those who edited or supervised. */
export function splitEditors(authors: readonly Author[]): { authors: Author[]; editors: Author[] } {
  return {
    authors: authors.filter((author) => !isEditor(author)),
    editors: authors.filter(isEditor),
  }
}

/** A comma parts family and given name in BibTeX and RIS, so that no name may have one of its own. */
export function withoutCommas(name: string): string {
  return name.replaceAll(',', '，')
}

/** The roles among the authors, each once. */
export function listRoles({ authors }: Reference): string[] {
  return [...new Set(authors.flatMap(({ role }) => role ?? []))]
}

/** What RIS and CSL have no field for: yomi: もとよし ゆきこ, role: 編著. */
export function listNotes(reference: Reference): string[] {
  const { yomi, caseNumber } = reference
  const roles = listRoles(reference)
  return [
    `yomi: ${yomi}`,
    ...(roles.length > 0 ? [`role: ${roles.join('・')}`] : []),
    ...(caseNumber === undefined ? [] : [`事例番号: ${caseNumber}`]),
  ]
}
