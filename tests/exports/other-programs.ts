/** Programs of other people, as far as this machine has them: what they read, our readers do not only imagine. */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Runs a program and answers what it printed, as UTF-8 whatever the system speaks. */
export async function runProgram(program: string, words: readonly string[]): Promise<string> {
  const env = { ...process.env, PYTHONIOENCODING: 'utf-8' }
  const { stdout } = await run(program, [...words], { env, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}

/** The first of these that runs with these words, or undefined: then its tests are skipped, and one line says so. */
export async function findProgram(
  programs: readonly string[],
  words: readonly string[],
  what: string,
): Promise<string | undefined> {
  for (const program of programs) {
    const runs = await runProgram(program, words).then(
      () => true,
      () => false,
    )
    if (runs) return program
  }
  console.warn(`${what}が見つからないので、それで開く試験を飛ばします`)
  return undefined
}
