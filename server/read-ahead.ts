/** What a ready server does while nobody asks: it asks itself, so that readers find everything opened and compiled. */

import { setTimeout as rest } from 'node:timers/promises'
import type { Library } from './library/library.ts'

/**
 * After so many, of 90 first questions by words the 95th of a hundred took 14 ms of the processor on two busy cores, after
 * one it took 28; after twice as many no less.
 */
const searches = 30
/** In between readers have the processor for themselves: a search is 10 ms, or 50 with 10,000 cases. */
const usualRestMs = 100

/** Asks for the titles of cases, one after the other, until the library refuses: while a server ends, nothing is to be read. */
export async function readAhead(
  library: Pick<Library, 'search' | 'suggest'>,
  restMs = usualRestMs,
): Promise<void> {
  const shown = { facets: {}, sort: 'relevance', page: 1 } as const
  try {
    // Whoever has waited for the server asks first.
    await rest(restMs, undefined, { ref: false })
    library.suggest('窓口')
    const { hits } = await library.search({ text: '', ...shown, size: searches })
    for (const { title } of hits) {
      // Words behind a title make it a text that nobody has analysed yet.
      await library.search({ text: `${title}について`, ...shown, size: 20 })
      await rest(restMs, undefined, { ref: false })
    }
  } catch {
    // Who asks after this is told why.
  }
}
