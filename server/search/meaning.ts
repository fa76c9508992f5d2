/** The meaning side of search: query vectors, remembered, within a time budget; without a model, nothing. */

import { normalizeText } from '../text/normalize.ts'
import type { Embedder } from './embedding/embedder.ts'

/** A query waits this long for its vector, then is answered by words alone (one embedding takes about 17 ms). */
const budgetMs = 1500
/** Query vectors kept: a repeated query costs no inference. */
const mostRemembered = 2000

export type QueryEmbedder = (text: string) => Promise<Float32Array | undefined>

/** Embeds queries with the model's query prefix; answers undefined when the model is away or too slow. */
export function createQueryEmbedder(embedder: Embedder | undefined): QueryEmbedder {
  const remembered = new Map<string, Float32Array>()
  return async (text) => {
    const input = `query: ${normalizeText(text)}`
    const known = remembered.get(input)
    if (known) return known
    if (!embedder) return undefined
    const vector = await withinBudget(embedder.embed(input, 'query'))
    if (vector) {
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(input, vector)
    }
    return vector
  }
}

/** The promise's value, or undefined when it fails or takes too long: search then goes on by words. */
async function withinBudget<T>(promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, budgetMs, undefined)
  })
  try {
    return await Promise.race([promise.catch(() => undefined), late])
  } finally {
    clearTimeout(timer)
  }
}
