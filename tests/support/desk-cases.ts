/** A desk over a folder of the small cases, with the real checks: for promises about what becomes of its files. */

import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDeskService } from '../../server/desk/desk-service.ts'
import { openDeskApp } from './desk-app.ts'
import { noModel, openTestLibrary, smallCases } from './test-library.ts'

type PreparedCases = Awaited<ReturnType<typeof prepareDeskCases>>

/** A copy of the small cases with a library that follows it, to be closed by whoever asks. */
export async function prepareDeskCases() {
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-desk-'))
  await cp(smallCases, folder, { recursive: true })
  const { library, dataFolder, close } = await openTestLibrary(folder, {
    model: noModel,
    live: true,
  })
  return {
    ...{ folder, library, dataFolder },
    close: async () => {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Opens desk and application over these cases, with editors of their own. */
export async function openDeskOver({ folder, library, dataFolder }: PreparedCases) {
  const service = openDeskService({ casesFolder: folder, checkDraft: library.desk().checkDraft })
  const made = await openDeskApp({ library, desk: service })
  return {
    ...{ ...made, folder, library, dataFolder },
    cases: service.open(made.desk),
    readText: (name: string) => readFile(join(folder, name), 'utf8'),
  }
}

/** The same over cases of the test's own. */
export async function openDeskCases() {
  const prepared = await prepareDeskCases()
  onTestFinished(prepared.close)
  return openDeskOver(prepared)
}
