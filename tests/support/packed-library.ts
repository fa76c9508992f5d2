/** A library as a folder carries it: collected, packed, and opened out of its bytes alone. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectContent } from '../../scripts/pack/collect-content.ts'
import { openPortableLibrary } from '../../server/portable/open-portable-library.ts'
import { packPortableContent, readPortableContent } from '../../server/portable/portable-content.ts'

/** Opens the library that a pack of these cases holds; by words until it is given a model. */
export async function openPackedLibrary(
  casesFolder: string,
): ReturnType<typeof openPortableLibrary> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'kaizen-pack-'))
  const log = (message: string) => {
    throw new Error(message)
  }
  const content = await collectContent({ casesFolder, dataFolder, collections: [], log })
  await rm(dataFolder, { recursive: true, force: true })
  return openPortableLibrary(readPortableContent(packPortableContent(content)))
}
