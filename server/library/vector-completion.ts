/**
 * Words first: what is new can be found by its words at once, and by its meaning as soon as its vectors are computed, behind
 * the answers.
 */

import type { SearchDocument } from '../search/documents.ts'
import { EmbedderUnavailable } from '../search/embedding/embedder.ts'
import type { LastingEmbedder } from '../search/embedding/lasting-embedder.ts'
import type { VectorStore } from '../search/embedding/vector-store.ts'
import type { ForwardIndex } from '../search/forward-index/forward-index.ts'
import { collectPassageVectors } from '../search/passage-vectors.ts'
import type { Troubles } from '../troubles.ts'

type CompletionParts = {
  store: VectorStore
  embedder: LastingEmbedder
  forwardIndex: ForwardIndex
  troubles: Pick<Troubles, 'clear' | 'replace' | 'report'>
  /** Those that readers find now. */
  listDocuments: () => readonly SearchDocument[]
  /** Shows what has been computed. */
  onComputed: () => Promise<void>
}

type VectorCompletion = {
  /** Computes what is missing, once what is under way has ended; what goes wrong is a trouble. */
  complete: () => Promise<void>
  /** How many inputs are still to be computed. */
  waiting: () => number
  /** Begins nothing any more, and waits for the end of what is under way. */
  close: () => Promise<void>
}

/** A kill loses at most the vectors of so many inputs, half a minute's work. */
const inputsPerSave = 500

/** Completes the vectors of the documents whenever it is asked to. */
export function createVectorCompletion(parts: CompletionParts): VectorCompletion {
  const { store, embedder, forwardIndex, troubles, listDocuments, onComputed } = parts
  let waiting = 0
  let closed = false
  let lastTurn = Promise.resolve()

  const completeOnce = async () => {
    if (closed) return
    const missing = listMissing()
    // Without a model that is the trouble, and nothing can be computed until it is back.
    if (missing.length > 0 && !embedder.isReady()) return await store.save()
    const refused = await computeAll(missing)
    troubles.replace('passage', refused)
    if (missing.length > refused.size && !closed) await onComputed()
    troubles.clear('vectors')
  }

  const listMissing = () => {
    const partial = listDocuments().filter(
      (document) => !collectPassageVectors(forwardIndex.rowOf(document), store.find).isWhole,
    )
    return store.listMissing(partial.flatMap((document) => document.cutPassages()))
  }

  /** Answers the beginnings of the inputs that the model refuses, with its reasons. */
  const computeAll = async (inputs: readonly string[]): Promise<ReadonlyMap<string, unknown>> => {
    const refused = new Map<string, unknown>()
    waiting = inputs.length
    try {
      for (let from = 0; from < inputs.length; from += inputsPerSave) {
        const batch = inputs.slice(from, from + inputsPerSave)
        for (const [input, reason] of await store.compute(batch, embedder)) {
          refused.set(input, reason)
        }
        await store.save()
        waiting = Math.max(0, inputs.length - from - inputsPerSave)
      }
      // Where nothing is missing, too: a damaged file is replaced by what is whole.
      await store.save()
      return refused
    } finally {
      waiting = 0
    }
  }

  return {
    complete: () => {
      lastTurn = lastTurn.then(completeOnce).catch((error: unknown) => {
        // A model that has died is a trouble of its own, and completes when it is back.
        if (closed || error instanceof EmbedderUnavailable) return
        troubles.report('vectors', '', error)
      })
      return lastTurn
    },
    waiting: () => waiting,
    close: () => {
      closed = true
      return lastTurn
    },
  }
}
