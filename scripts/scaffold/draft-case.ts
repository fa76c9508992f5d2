/** The text and the file name of a new case. */

import type { Case } from '../../server/cases/case.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { writeHead } from './head.ts'
import { describeMunicipality } from './municipality.ts'
import { writeSections } from './sections.ts'
import { proposeSlug } from './slug.ts'

/** The slug is absent where the reading of the place is not known. */
export type NewCase = { slug: string | undefined; text: string }

/** A draft with everything filled in that the arguments and the other cases tell. */
export function draftCase(
  place: string,
  title: string,
  cases: readonly Case[],
  analyzer: Analyzer,
): NewCase {
  const municipality = describeMunicipality(tidy(place), cases)
  const plainTitle = tidy(title)
  return {
    slug: proposeSlug(municipality, plainTitle, analyzer),
    text: `---\n${writeHead(plainTitle, municipality)}---\n${writeSections()}`,
  }
}

/** One line in composed characters, as the schema wants it. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
