/** What the pages show that are only read: what the library is, what its words mean, what was tested, what is new. */

import type { LibraryDocument } from '../contract/document-data.ts'
import type { Audience } from '../contract/members.ts'
import type { PageOffers } from '../contract/page-offers.ts'
import type { AccessibilityReport } from '../contract/pages.ts'
import type { Parameters } from '../contract/query-string.ts'
import { findTerm, populationClasses } from '../contract/vocabulary.ts'
import type { ReadersLibrary } from '../library/library.ts'
import { readParameters } from './parameters.ts'

type DocumentAsk = {
  library: ReadersLibrary
  url: string
  audience: Audience | undefined
  offers: PageOffers
  accessibility: AccessibilityReport | undefined
}

/** The pages by their names, which are their addresses. */
export const documents: Readonly<
  Record<LibraryDocument['name'], (ask: DocumentAsk) => LibraryDocument>
> = {
  about: ({ library, audience, offers }) => ({
    name: 'about',
    holdings: library.start().holdings,
    ...(audience && { members: true }),
    ...offers,
  }),
  taxonomy: ({ library }) => ({ name: 'taxonomy', counts: library.start().shelves }),
  accessibility: ({ accessibility }) => ({ name: 'accessibility', report: accessibility }),
  updates: ({ library }) => ({ name: 'updates', updates: library.updates() }),
  walls: ({ library, url }) => readBarriers(library, readParameters(url)),
}

/** A size that does not exist is passed over: an old link shows the barriers of all bodies. */
function readBarriers(library: ReadersLibrary, given: Parameters): LibraryDocument {
  const [word = ''] = given.get('population') ?? []
  const population = findTerm(populationClasses, word)?.id
  return {
    name: 'walls',
    barriers: library.barriers(population),
    ...(population !== undefined && { population }),
  }
}
