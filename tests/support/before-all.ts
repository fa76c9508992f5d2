/** What all tests share: the program, built once, and a folder that is gone after the last of them. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildProgram } from '../../scripts/server-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    sharedFolder: string
  }
}

/** Builds before the first test, and again before those that an edit calls for. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildProgram()
  project.onTestsRerun(buildProgram)
  const folder = await mkdtemp(join(tmpdir(), 'kaizen-shared-'))
  project.provide('sharedFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}
