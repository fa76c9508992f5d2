/** Vectors of queries: cached, within a time budget, and none for a reader who has gone; without a model, nothing. */

import type { Embedder } from './embedding/embedder.ts'

/** A query waits this long for its vector, then is answered by words alone (one embedding takes about 17 ms). */
const usualBudgetMs = 1500
/** A repeated query costs no inference. */
const mostCached = 2000

/** Answers the vector of a query in normal form, or undefined where the model is away or too slow. */
export type QueryEmbedder = (
  normal: string,
  /** Says that nobody waits any more. */
  signal?: AbortSignal,
) => Promise<Float32Array | undefined>

/**
 * Embeds queries with the model's query prefix. What nobody waits for any more is given up: computed first, 100 of them
 * would let the next reader wait for 1.7 s on an idle server.
 */
export function createQueryEmbedder(
  embedder: Pick<Embedder, 'embed'> | undefined,
  budgetMs = usualBudgetMs,
): QueryEmbedder {
  const cached = new Map<string, Float32Array>()
  const cache = (input: string, vector: Float32Array) => {
    if (cached.size >= mostCached) cached.clear()
    cached.set(input, vector)
  }
  return async (normal, gone) => {
    const input = `query: ${normal}`
    const known = cached.get(input)
    if (known || !embedder) return known
    const budget = new AbortController()
    const giveUp = () => budget.abort()
    const timer = setTimeout(giveUp, budgetMs)
    if (gone?.aborted) giveUp()
    gone?.addEventListener('abort', giveUp)
    const vector = embedder.embed(input, 'query', budget.signal).catch(() => undefined)
    // The job that is running when the time is up ends by itself: the reader does not wait for it, the next one has it.
    void vector.then((late) => late && cache(input, late))
    try {
      return await Promise.race([vector, untilAborted(budget.signal)])
    } finally {
      clearTimeout(timer)
      gone?.removeEventListener('abort', giveUp)
    }
  }
}

function untilAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined))
  })
}
