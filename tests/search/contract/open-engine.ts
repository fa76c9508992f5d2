/** Engines to make promises about, with documents of chosen words and vectors. */

import type { SearchDocument } from '../../../server/search/documents.ts'
import { createEmbeddedEngine } from '../../../server/search/embedded/engine.ts'
import type { SearchEngine } from '../../../server/search/engine.ts'
import { createForwardIndex } from '../../../server/search/forward-index/forward-index.ts'
import { type MeilisearchAccess, openMeilisearch } from '../../../server/search/meilisearch/open.ts'
import { findVectorsOf } from '../../support/make-document.ts'

export type OpenedEngine = {
  engine: SearchEngine
  /** Publishes, and waits until the engine has nothing left to do for it. */
  publish: (documents: readonly SearchDocument[]) => Promise<void>
  /** What an operator would have read. */
  logged: string[]
  close: () => Promise<void>
}

/** Opens an engine whose documents have vectors if their slugs are among these. */
export type OpenEngine = (slugs: readonly string[]) => Promise<OpenedEngine>

/** The engine in this process. */
export const openEmbedded: OpenEngine = async (slugs) => {
  const engine = createEmbeddedEngine(findVectorsOf(slugs))
  return { engine, publish: engine.publish, logged: [], close: async () => undefined }
}

/** The engine on a server. */
export function openOnServer(access: MeilisearchAccess): OpenEngine {
  return async (slugs) => {
    const sources = { forwardIndex: createForwardIndex(), findVector: findVectorsOf(slugs) }
    const embedded = createEmbeddedEngine(sources.findVector, sources.forwardIndex)
    const logged: string[] = []
    const { engine, close } = await openMeilisearch({
      ...{ ...access, sources, embedded },
      log: (message) => logged.push(message),
    })
    const publish = async (documents: readonly SearchDocument[]) => {
      await engine.publish(documents)
      await waitUntil(() => engine.status().underWay === undefined)
    }
    return { engine, publish, logged, close }
  }
}

/** Waits for something that is soon to be; the test's own time limit ends what never comes. */
export async function waitUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
}
