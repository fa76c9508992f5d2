/** The shipped cases on the test bench of the evaluation, for tests that change a part of the search. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { buildSearch, openTestBench } from '../../scripts/eval/test-bench.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'
import { shippedCases } from './test-library.ts'

/** The search of the library in its parts, closed after the tests of the file. */
export async function openShippedParts(): Promise<SearchParts> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'bench-'))
  const bench = await openTestBench(shippedCases, dataFolder, (message) => {
    throw new Error(message)
  })
  afterAll(async () => {
    await bench.close()
    await rm(dataFolder, { recursive: true, force: true })
  })
  return buildSearch(bench)
}
