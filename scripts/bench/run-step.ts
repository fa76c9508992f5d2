/** Runs the steps of library-steps.ts. */

import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildFile, prepareBuild } from '../../server/build.mjs'
import { once } from '../../server/once.ts'

const stepsFile = fileURLToPath(new URL('library-steps.ts', import.meta.url))

/**
 * Runs one step of library-steps.ts in a process of its own, so that times and memory are its own; built, as the server
 * is: the loader of TypeScript wraps every function that is made, which are thousands a search.
 */
export async function runStep<Result>(step: string, words: readonly string[]): Promise<Result> {
  const args = [await buildSteps(), step, ...words]
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout) as Result
}

const buildSteps = once(async () => {
  const built = join(dirname(await prepareBuild()), 'bench-library-steps.mjs')
  await buildFile(stepsFile, built)
  return built
})
