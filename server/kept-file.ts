/**
 * Results of slow work kept on disk: read back only when the code that made them is still the same. A missing,
 * damaged or outdated file is no result: the work is only done again.
 */

import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

type Stored<T> = { fingerprint: string; content: T }

/** Names the code by its own sources (line ends do not matter), so that any change of it makes files outdated. */
export async function fingerprintSources(files: readonly (URL | string)[]): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text.replaceAll('\r\n', '\n'))
  return hash.digest('base64url').slice(0, 16)
}

/** What is kept under this fingerprint, or undefined. */
export async function readKept<T>(file: string, fingerprint: string): Promise<T | undefined> {
  try {
    const bytes = await promisify(gunzip)(await readFile(file))
    const stored = JSON.parse(bytes.toString('utf8')) as Stored<T>
    return stored.fingerprint === fingerprint ? stored.content : undefined
  } catch {
    return undefined
  }
}

/** Writes beside and renames: a reader never sees half. */
export async function writeKept(
  file: string,
  fingerprint: string,
  content: unknown,
): Promise<void> {
  const stored: Stored<unknown> = { fingerprint, content }
  await mkdir(dirname(file), { recursive: true })
  const beside = `${file}.${randomUUID()}.tmp`
  try {
    await writeFile(beside, await promisify(gzip)(JSON.stringify(stored)))
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
