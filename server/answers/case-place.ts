/** Where the case of an address is: here, under its new name, or gone. */

import type { CaseAnswer } from '../contract/api.ts'
import { isSlug } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import type { ReadersLibrary } from '../library/library.ts'

/** The case that is asked for or where it is; whatever cannot become a slug is not even looked up. */
export function findPlace(
  library: ReadersLibrary,
  slug: string,
  origin?: string,
): { found: CaseAnswer } | { movedTo: string } {
  const meant = cleanSlug(slug)
  const place = isSlug(meant) ? library.findCase(meant, origin) : undefined
  if (!place) {
    const gone = isSlug(meant) ? library.findWithdrawn(meant) : undefined
    throw gone ? new AppError('CASE_WITHDRAWN', gone) : new AppError('CASE_NOT_FOUND', { slug })
  }
  return meant === slug || 'movedTo' in place ? place : { movedTo: meant }
}

/** The case itself, for whoever cannot be sent to another address. */
export function followPlace(library: ReadersLibrary, slug: string, origin?: string): CaseAnswer {
  const place = findPlace(library, slug, origin)
  return 'movedTo' in place ? followPlace(library, place.movedTo, origin) : place.found
}

/** The slug that a mailed link was made of: what stands behind it in the sentence became part of it, and capitals. */
function cleanSlug(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
  return plain.replace(/\p{Pd}/gu, '-').replace(/[^\p{L}\p{N}]{1,100}$/u, '')
}
