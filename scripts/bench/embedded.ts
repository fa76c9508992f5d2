/** Our own engine: BM25F over terms and character bigrams, without vectors. */

import { createEmbeddedEngine } from '../../server/search/embedded/engine.ts'
import type { Competitor } from './competitor.ts'

/** Opens the embedded engine for words only. */
export async function openEmbedded(): Promise<Competitor> {
  const engine = createEmbeddedEngine(() => undefined)
  return {
    name: '内蔵（語と2字組）',
    inProcess: true,
    index: (documents) => engine.publish(documents),
    search: async (words, limit) => {
      const found = await engine.findByWords(words, limit)
      return found.map(({ slug }) => slug)
    },
    close: async () => undefined,
  }
}
