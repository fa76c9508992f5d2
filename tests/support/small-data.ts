/** What an earlier start has left of the small library, for programs that begin with it. */

import { cp } from 'node:fs/promises'
import { openLibrary } from '../../server/library/open-library.ts'
import { shareFolder } from './share-folder.ts'
import { smallCases } from './test-library.ts'

/** Makes it where nobody has: the vectors of cases that do not ship take ten seconds of a core. Answers the folder. */
export function makeSmallData(): Promise<string> {
  return shareFolder('small-data', async (folder) => {
    const options = { casesFolder: smallCases, dataFolder: folder, waitForVectors: true }
    await (await openLibrary({ ...options, log: () => undefined })).close()
  })
}

/** How long that may take on a busy machine, in ms. */
export const smallDataTimeout = 180_000

/** Puts it into the data folder of a program to come. */
export async function copySmallData(dataFolder: string): Promise<void> {
  await cp(await makeSmallData(), dataFolder, { recursive: true })
}
