/** The SHA-256 of what is handed on, so that whoever gets it can tell it from anything else. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** The SHA-256 of some bytes, in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashFile(file: string): Promise<string> {
  return hashBytes(await readFile(file))
}
