/** What a case itself says about how far its sources can be trusted; passed on as it stands. */

import type { Material } from './material.ts'

/** 立場 alone is too common a word: only whose view it is, and that views differ. */
const warns = /資料によって|論評|立場(?:から|の違い)|を通じて伝えられた|も多く伝える/

/** The warning sentences of the cases: A …。B …。 */
export function listCautions(materials: readonly Material[]): string {
  return materials
    .map(({ letter, sections }) => {
      const sentences = sections.flatMap((section) => section.sentences)
      const warnings = sentences.filter(({ text }) => warns.test(text)).map(({ text }) => text)
      return warnings.length > 0 ? `${letter && `${letter} `}${warnings.join('')}` : ''
    })
    .join('')
}
