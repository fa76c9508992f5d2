/** What the index holds of a case: weighted fields of terms and bigrams, and the passages. */

import { createHash } from 'node:crypto'
import type { Case } from '../cases/case.ts'
import { cutGrams } from '../text/normalize.ts'
import { cutSentences } from '../text/sentences.ts'
import type { Analyzer } from '../text/tokenize.ts'
import { type FacetValues, facetValuesOf } from './facets.ts'
import { fields, fieldTexts } from './fields.ts'
import { listNouns } from './nouns.ts'
import { cutPassages, type Passage } from './passages.ts'
export type SearchDocument = {
  slug: string
  /** Hash of the whole case, what is shown of it included. */
  hash: string
  /** Terms of each field, in the order of `fields`. */
  readonly terms: string[][]
  /** Character bigrams of each field, in the same order. */
  readonly grams: string[][]
  /** What the lexicon learns of it: each noun with its sound, as often as it counts. */
  readonly nouns: string[]
  readonly passages: Passage[]
  /** What a reader may choose it by. */
  facets: FacetValues
  period: Case['period']
}

/**
 * Turns a case into what the index holds of it. Its words are read when they are asked for: a document that was digested
 * before never has to be, and together those of 10,000 cases would take 800 MB.
 */
export function buildDocument(found: Case, analyzer: Analyzer): SearchDocument {
  return {
    slug: found.slug,
    hash: hashOf(found),
    get terms() {
      const texts = fieldTexts(found)
      return fields.map(({ id }) => texts[id].flatMap((text) => tokenTerms(analyzer, text)))
    },
    get grams() {
      const texts = fieldTexts(found)
      return fields.map(({ id }) => texts[id].flatMap(cutGrams))
    },
    get nouns() {
      return listNouns(found, analyzer)
    },
    get passages() {
      return cutPassages(found)
    },
    facets: facetValuesOf(found),
    period: found.period,
  }
}

/** Sentence by sentence, so that the excerpt later finds each sentence already analysed. */
function tokenTerms(analyzer: Analyzer, text: string): string[] {
  return cutSentences(text).flatMap((sentence) =>
    analyzer.tokenize(sentence).map(({ term }) => term),
  )
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
}
