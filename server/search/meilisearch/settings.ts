/**
 * How our indexes are set up. The server is used for what it is asked exactly: it neither cuts words, nor forgives
 * typing errors, nor completes words, because our analyser has done all of that the same way for every engine.
 */

import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import type { CaseAudience } from '../../contract/case-audience.ts'
import { facets } from '../../contract/vocabulary.ts'
import { dimensions } from '../embedding/model.ts'

/** The embedder that our own vectors come from. */
export const embedder = 'passages'

/** Terms are ASCII (encodeTerm); English is the language for which the server leaves such words whole. */
export const locales = ['eng']

/** More than any search asks for; the server cuts every list there. */
const mostHits = 10_000

/** The server gives up a search of its own accord before we stop waiting for it (open.ts). */
const searchCutoffMs = 400

export const settings = {
  searchableAttributes: ['terms', 'grams', 'mark'],
  displayedAttributes: ['slug', 'generation'],
  filterableAttributes: [
    {
      attributePatterns: facets.map(({ id }) => id),
      features: { facetSearch: false, filter: { equality: true, comparison: false } },
    },
    {
      attributePatterns: ['from', 'to'],
      features: { facetSearch: false, filter: { equality: false, comparison: true } },
    },
  ],
  // Its other rules cost pairs and positions of words; our ranker orders what it finds.
  rankingRules: ['words'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  facetSearch: false,
  proximityPrecision: 'byAttribute',
  localizedAttributes: [{ attributePatterns: ['*'], locales }],
  pagination: { maxTotalHits: mostHits },
  searchCutoffMs,
  embedders: { [embedder]: { source: 'userProvided', dimensions } },
} satisfies Settings

/** To be raised when documents of the same cases are written in another way (index-document.ts, encodeTerm). */
const documentShape = 1

/** Names settings and documents: an index made for others is never searched by mistake. */
const settingsHash = createHash('sha256')
  .update(JSON.stringify([documentShape, settings]))
  .digest('hex')
  .slice(0, 8)

/** The index that is searched: one for everybody and one for members, as a filter would leak through counts and statistics. */
export function liveIndex(audience: CaseAudience): string {
  return `${audience}-${settingsHash}`
}

/** The server leaves out words of more than 250 bytes. */
const longestWord = 240

/**
 * A term as a word that every Meilisearch leaves whole: its UTF-8 in hexadecimal, or its hash where that would be too
 * long. Given 改善 or 「バ」 it would cut by its own dictionaries (which differ from build to build) and drop the voicing
 * mark; digits and the letters a to f it takes as they are.
 */
export function encodeTerm(term: string): string {
  const word = Buffer.from(term, 'utf8').toString('hex')
  return word.length <= longestWord ? word : createHash('sha256').update(term).digest('hex')
}
