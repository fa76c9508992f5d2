/** A folder in which nothing can be written, and programs that try to. */

import { execFile } from 'node:child_process'
import { chmod, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Root may write everywhere, so somebody else tries. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** What a program of the tests prints about a folder, as somebody who owns nothing. */
export async function runAsReader(program: string, folder: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', program, folder],
    { cwd: root, ...nobody },
  )
  return JSON.parse(stdout)
}

/** Takes the right to write from a folder and its files, until the end of the test. */
export async function makeReadOnly(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await chmod(join(folder, name), 0o444)
  await chmod(folder, 0o555)
  onTestFinished(() => chmod(folder, 0o755))
}
