/** A file written whole or not at all: what was there before stays until the new one is complete. */

import { open, rename, rm } from 'node:fs/promises'
import type { Download } from '../../server/library/library.ts'

/** Writes beside the file, then renames. */
export async function writeBeside(file: string, content: Download['content']): Promise<void> {
  const beside = `${file}.${process.pid}.part`
  try {
    const handle = await open(beside, 'wx')
    try {
      if (content instanceof Uint8Array) await handle.writeFile(content)
      else for (const piece of content) await handle.appendFile(piece)
    } finally {
      await handle.close()
    }
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}
