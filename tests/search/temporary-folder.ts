/** Folders of one test, gone when it is over. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** An empty folder. */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-search-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
