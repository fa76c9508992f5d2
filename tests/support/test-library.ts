/** Real libraries for the promises of search: opened once a file, closed and cleaned up after it. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { SearchAnswer, SearchRequest } from '../../server/contract/api.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { type LibraryOptions, openLibrary } from '../../server/library/open-library.ts'

export const shippedCases = fileURLToPath(new URL('../../cases', import.meta.url))
export const smallCases = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))

/** A folder without a model: the library then searches by words alone. */
export const noModel = fileURLToPath(new URL('../fixtures/no-model', import.meta.url))

/** Opens a library with an empty data folder; to be called in a hook or test of the file that uses it. */
export async function openTestLibrary(
  casesFolder: string,
  options: Partial<LibraryOptions> = {},
): Promise<{ library: WholeLibrary; dataFolder: string; close: () => Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kaizen-data-'))
  const library = await openLibrary({
    ...{ casesFolder, dataFolder, log: () => undefined },
    ...options,
  })
  const close = async () => {
    await library.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
  return { library, dataFolder, close }
}

/** The same, closed at the end of the file. */
export async function openForFile(
  casesFolder: string,
  options: Partial<LibraryOptions> = {},
): Promise<WholeLibrary> {
  const { library, close } = await openTestLibrary(casesFolder, options)
  afterAll(close)
  return library
}

/** More than a library of tests has. */
const everything = 1000

/** Asks for all cases of a query. */
export function search(
  library: Pick<WholeLibrary, 'search'>,
  text: string,
  more: Partial<SearchRequest> = {},
): Promise<SearchAnswer> {
  return library.search({ text, facets: {}, sort: 'relevance', page: 1, size: everything, ...more })
}

/** The slugs of an answer, in its order. */
export function slugsOf({ hits }: SearchAnswer): string[] {
  return hits.map(({ slug }) => slug)
}

/** An answer without the one thing that differs from run to run. */
export function withoutTime({ tookMs: _, ...answer }: SearchAnswer): Omit<SearchAnswer, 'tookMs'> {
  return answer
}
