/** The two engines of the product, as they are used: what each finds is weighed by the same index of this process. */

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SearchDocument } from '../../server/search/documents.ts'
import { createEmbeddedEngine } from '../../server/search/embedded/engine.ts'
import type { SearchEngine } from '../../server/search/engine.ts'
import { createDigestBook } from '../../server/search/forward-index/forward-index.ts'
import type { FindVector } from '../../server/search/meilisearch/index-document.ts'
import { openMeilisearch } from '../../server/search/meilisearch/open.ts'
import { makeKeys } from '../meilisearch/make-keys.ts'
import { type MeilisearchProcess, startMeilisearch } from '../meilisearch/process.ts'
import { measureMemory } from './memory.ts'

export type ProductEngine = {
  name: string
  engine: SearchEngine
  /** Ends when searches are answered from the new content by the engine itself. */
  publish: (documents: readonly SearchDocument[]) => Promise<void>
  /** Megabytes that the index holds in memory, in whichever process. */
  measureMemory: () => Promise<number>
  /** Megabytes of the index on disk, where it has any. */
  measureDisk: () => Promise<number | undefined>
  close: () => Promise<void>
}

export type OpenProductEngine = (findVector: FindVector) => Promise<ProductEngine>

/** Opens the engine of this process. */
export const openEmbeddedProduct: OpenProductEngine = async (findVector) => {
  const before = measureMemory()
  const engine = createEmbeddedEngine(findVector)
  return {
    ...{ name: '内蔵', engine, publish: engine.publish },
    measureMemory: async () => measureMemory() - before,
    measureDisk: async () => undefined,
    close: async () => undefined,
  }
}

/** The master key of a server that lives as long as the measuring does. */
const masterKey = 'only for measuring on this machine'
/** Nobody is kept waiting here: what is slow is to be measured, not to be cut off. */
const patienceMs = 60_000

/** Opens the engine on a server of its own. */
export function openMeilisearchProduct(program: string): OpenProductEngine {
  return async (findVector) => {
    const server = await startMeilisearch(program, masterKey)
    const sources = { book: createDigestBook(), findVector }
    const embedded = createEmbeddedEngine(findVector, sources.book)
    const { engine, close } = await openMeilisearch({
      ...{ url: server.url, ...(await makeKeys(server.url, masterKey)), patienceMs },
      ...{ embedded, sources, log: (message) => console.error(message) },
    })
    return {
      ...{ name: 'Meilisearch', engine },
      publish: async (documents) => {
        await engine.publish(documents)
        while (engine.status().underWay !== undefined) await sleep(20)
      },
      measureMemory: () => measureResident(server),
      measureDisk: () => measureFolder(server.folder),
      close: async () => {
        await close()
        await server.stop()
      },
    }
  }
}

/** Resident megabytes of the server, mapped files included; unknown but on Linux. */
export async function measureResident({ pid }: MeilisearchProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1e3
}

/** Megabytes of all files in a folder. */
export async function measureFolder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  // Databases are files with holes: what they take is counted in blocks of 512 bytes.
  const sizes = await Promise.all(
    files.map(async (file) => 512 * (await stat(join(file.parentPath, file.name))).blocks),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6
}
