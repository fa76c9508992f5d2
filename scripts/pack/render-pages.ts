/** Every page of a portable library as a file: what its own library answers, written as the browser would draw it. */

import { answerRequest } from '../../server/answers/answer-request.ts'
import { documents } from '../../server/answers/document-answer.ts'
import type { Edition } from '../../server/contract/edition.ts'
import type { PageData } from '../../server/contract/page-data.ts'
import type { AccessibilityReport } from '../../server/contract/pages.ts'
import { populationClasses } from '../../server/contract/vocabulary.ts'
import type { ReadersLibrary } from '../../server/library/library.ts'
import type { PortableContent } from '../../server/portable/portable-content.ts'
import { fileOf } from '../../web/portable/folder-files.ts'
import { renderPortableDocument, renderPortablePage } from '../../web/render-portable.tsx'

type Contents = {
  library: ReadersLibrary
  cases: PortableContent['cases']
  withdrawn: PortableContent['withdrawn']
  edition: Edition
  accessibility: AccessibilityReport | undefined
}

/** Pages that the script takes over, beside those of the cases. */
const screens = [
  ...['/', '/search', '/locate', '/coverage', '/compare', '/onepage'],
  ...['/list', '/plans', '/kit', '/visit'],
]

/** Renders all but the page for the security desk, which speaks of these. */
export async function renderPages(contents: Contents): Promise<Map<string, string>> {
  const { library, cases, withdrawn, edition, accessibility } = contents
  const pages = new Map<string, string>()
  const addPage = (path: string, data: PageData) =>
    pages.set(fileOf(path), renderPortablePage(data, { path, edition }))
  for (const path of [...screens, ...listCasePaths(cases)]) {
    addPage(path, await askPage(library, path))
  }
  for (const [name, gone] of withdrawn) {
    addPage(`/cases/${name}`, { page: 'withdrawn', withdrawn: gone })
  }
  const addDocument = (path: string, data: Parameters<typeof renderPortableDocument>[0]) =>
    pages.set(fileOf(path), renderPortableDocument(data, { path, edition }))
  for (const [name, read] of Object.entries(documents)) {
    for (const url of listAddresses(name)) {
      const asked = { library, url, audience: undefined, offers: {}, accessibility }
      addDocument(url, read(asked))
    }
  }
  const { cards } = library.cards(cases.map(({ slug }) => slug))
  addDocument('/all-cases', { name: 'all-cases', cases: cards })
  return pages
}

/** Former names too: no server sends on whoever comes by an old link. */
function listCasePaths(cases: Contents['cases']): string[] {
  return cases.flatMap(({ slug, aliases }) => [slug, ...aliases]).map((name) => `/cases/${name}`)
}

/** Without a script nothing but the address says which bodies are meant: each size has a page. */
function listAddresses(name: string): string[] {
  const sizes = name === 'walls' ? populationClasses : []
  return [`/${name}`, ...sizes.map(({ id }) => `/${name}?population=${id}`)]
}

async function askPage(library: ReadersLibrary, path: string): Promise<PageData> {
  const { status, body } = await answerRequest(library, { path }, {})
  if (status !== 200 || typeof body !== 'string') throw new Error(`${path}: ${status}`)
  const data = JSON.parse(body) as PageData
  // The one thing that differs from run to run, and that no page shows.
  if (data.page === 'results') data.answer.tookMs = 0
  return data
}
