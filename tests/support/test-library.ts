/** Real libraries for the promises of search: opened once a file, closed and cleaned up after it. */

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, inject } from 'vitest'
import type { SearchAnswer, SearchRequest } from '../../server/contract/api.ts'
import type { WholeLibrary } from '../../server/library/library.ts'
import { type LibraryOptions, openLibrary } from '../../server/library/open-library.ts'
import { once } from '../../server/once.ts'
import { modelFolder } from '../../server/search/embedding/model-files.ts'
import { shippedCases } from './shipped-cases.ts'

export const smallCases = fileURLToPath(new URL('../fixtures/small-library', import.meta.url))

/** A folder without a model: the library then searches by words alone. */
export const noModel = fileURLToPath(new URL('../fixtures/no-model', import.meta.url))

/** Nearness in meaning from a model that is a few lines of arithmetic, of which the vectors are there from the start. */
export const hashingModel = {
  ...{ model: modelFolder, waitForVectors: true },
  modelThread: new URL('../search/hashing-model.mjs', import.meta.url),
}

/**
 * What an earlier start has left of the small library, without vectors: most libraries of tests hold its cases, and
 * without it each parses and analyses them in a thread of its own, which takes five times as long as to open them.
 */
const openedBefore = once(async () => {
  const dataFolder = await mkdtemp(join(inject('sharedFolder'), 'small-'))
  const options = { casesFolder: smallCases, dataFolder, model: noModel, log: () => undefined }
  await (await openLibrary(options)).close()
  return dataFolder
})

/** Opens a library with a data folder of its own; to be called in a hook or test of the file that uses it. */
export async function openTestLibrary(
  casesFolder: string,
  options: Partial<LibraryOptions> = {},
): Promise<{ library: WholeLibrary; dataFolder: string; close: () => Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kaizen-data-'))
  if (casesFolder !== shippedCases) await cp(await openedBefore(), dataFolder, { recursive: true })
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

const readers = new Map<string, Promise<WholeLibrary>>()

/** A library for those who only read: one for all files of a worker, open as long as that; by words unless told otherwise. */
export async function openToRead(casesFolder: string, model = noModel): Promise<WholeLibrary> {
  const place = `${casesFolder} ${model}`
  const opened = readers.get(place) ?? openInShared(casesFolder, model)
  readers.set(place, opened)
  return opened
}

async function openInShared(casesFolder: string, model: string): Promise<WholeLibrary> {
  const dataFolder = await mkdtemp(join(inject('sharedFolder'), 'read-'))
  return openLibrary({ casesFolder, dataFolder, model, log: () => undefined })
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
