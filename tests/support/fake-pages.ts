/** The pages of a folder that show the one case of the fake library. */

import { emptySearch } from '../../server/contract/address.ts'
import type { CaseAnswer } from '../../server/contract/api.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import type { PortableDocument } from '../../web/render-portable.tsx'
import { makeFakeLibrary } from './test-app.ts'

export const fakeLibrary = makeFakeLibrary()
export const fakeSlug = 'kawase-city-madoguchi'
export const fakeAnswer = await fakeLibrary.search({
  ...{ text: '', facets: {}, sort: 'relevance', page: 1, size: 20 },
})

export const fakeEdition = { collected: '2026-11-28', version: '0.1.0', cases: 1 }
export const fakeSecurity: PortableDocument = {
  ...{ name: 'security', edition: fakeEdition, files: 9, bytes: 9000, hasMeaning: true },
  csp: "default-src 'none'",
}

/** The case as its page shows it. */
export function findFakeCase(): CaseAnswer {
  const place = fakeLibrary.findCase(fakeSlug)
  if (!place || !('found' in place)) throw new Error('the fake library has lost its case')
  return place.found
}

/** What stands in the files of the pages, by their paths. */
export function listFakePages(found: CaseAnswer): Record<string, PageData> {
  return {
    '/': { page: 'start', start: fakeLibrary.start() },
    '/search': { page: 'results', state: emptySearch(), answer: fakeAnswer, dropped: [] },
    '/locate': { page: 'locate', locate: fakeLibrary.locate() },
    '/coverage': { page: 'coverage', coverage: fakeLibrary.coverage() },
    '/list': { page: 'list' },
    '/plans': { page: 'plans' },
    '/onepage': { page: 'onepage', question: '', missing: [], leftOut: 0 },
    [`/cases/${fakeSlug}`]: { page: 'case', case: found },
  }
}
