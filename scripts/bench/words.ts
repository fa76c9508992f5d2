/** The words of a query as every engine gets them: no synonyms or corrections, which are above the engines. */

import type { WordQuery } from '../../server/search/engine.ts'
import { cutGrams } from '../../server/text/normalize.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'

/** The distinct base forms and bigrams of a text. */
export function readWords(text: string, analyzer: Analyzer): WordQuery {
  const terms = new Set(analyzer.tokenize(text).map(({ term }) => term))
  return {
    terms: [...terms].map((term) => ({ term, weight: 1 })),
    grams: [...new Set(cutGrams(text))],
  }
}
