/** The shipped cases, for tests that only read them. */

import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import type { Shelf } from '../../server/cases/case.ts'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { openParseCache } from '../../server/cases/parse-cache.ts'
import { once } from '../../server/once.ts'
import { openTroubles } from '../../server/troubles.ts'

export const shippedCases = fileURLToPath(new URL('../../cases', import.meta.url))

/** The cases as a start reads them, once for all files of a worker; they come parsed, which saves four seconds of a core. */
export const loadShippedCases = once(async (): Promise<Shelf> => {
  const dataFolder = await mkdtemp(join(inject('sharedFolder'), 'parses-'))
  const parses = await openParseCache(
    dataFolder,
    openTroubles(() => undefined),
  )
  const live = await openLiveShelf(shippedCases, realDisk, parses.parse)
  await parses.close()
  return live.shelf()
})
