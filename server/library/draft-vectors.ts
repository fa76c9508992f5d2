/**
 * The vectors of drafts, beside those of the library: what an editor tries out is in no file of the library and goes
 * again.
 */

import type { SearchDocument } from '../search/documents.ts'
import { EmbedderUnavailable } from '../search/embedding/embedder.ts'
import type { LastingEmbedder } from '../search/embedding/lasting-embedder.ts'
import { type PackedVector, packVector, vectorKey } from '../search/embedding/vector-pack.ts'
import type { VectorStore } from '../search/embedding/vector-store.ts'

export type DraftVectors = {
  find: VectorStore['find']
  /** Computes what is missing of a document while there is time; answers whether nothing is left to compute. */
  complete: (document: SearchDocument) => Promise<boolean>
}

/** A new case has about 60 passages of 20 to 90 ms; what is not done in this time is done at the next question. */
const usualBudgetMs = 3000
/** Those of some 30 drafts. */
const mostKept = 2000

/** Opens the vectors of drafts over those of the library. */
export function openDraftVectors(
  store: Pick<VectorStore, 'find'>,
  embedder: LastingEmbedder,
  budgetMs = usualBudgetMs,
): DraftVectors {
  const own = new Map<string, PackedVector>()
  const find = (key: string) => store.find(key) ?? own.get(key)
  const keep = (key: string, vector: PackedVector) => {
    // The oldest first: they are of texts that have been changed since.
    if (own.size >= mostKept) own.delete(own.keys().next().value ?? '')
    own.set(key, vector)
  }
  const listMissing = (document: SearchDocument) =>
    document.cutPassages().filter(({ input }) => !find(vectorKey(input)))
  return {
    find,
    complete: async (document) => {
      const missing = listMissing(document)
      if (missing.length === 0) return true
      if (!embedder.isReady()) return false
      const end = performance.now() + budgetMs
      // One by one, so that whoever waits for a search is served between two.
      for (const { input } of missing) {
        const signal = AbortSignal.timeout(Math.max(0, Math.ceil(end - performance.now())))
        try {
          keep(vectorKey(input), packVector(await embedder.embed(input, 'passage', signal)))
        } catch (error) {
          if (signal.aborted || error instanceof EmbedderUnavailable) return false
          // A passage that the model refuses is left out, as those of the library are.
        }
      }
      return true
    },
  }
}
