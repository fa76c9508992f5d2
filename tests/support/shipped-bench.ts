/** The shipped cases on the test bench of the evaluation, for tests that change a part of the search. */

import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { buildSearch, openTestBench } from '../../scripts/eval/test-bench.ts'
import { once } from '../../server/once.ts'
import { shippedCases } from './shipped-cases.ts'

/** The bench, for all files of a worker. */
export const openShippedBench = once(async () => {
  const dataFolder = await mkdtemp(join(inject('sharedFolder'), 'bench-'))
  return openTestBench(shippedCases, dataFolder, (message) => {
    throw new Error(message)
  })
})

/** The search of the library in its parts, to be read only. */
export const openShippedParts = once(async () => buildSearch(await openShippedBench()))
