/** MiniSearch 7: BM25+ in this process. */

import MiniSearch from 'minisearch'
import { fields } from '../../server/search/fields.ts'
import {
  type Competitor,
  type FlatDocument,
  fieldBoosts,
  flattenDocument,
  flattenQuery,
  splitTerms,
} from './competitor.ts'

/** Opens an empty MiniSearch index. */
export async function openMiniSearch(): Promise<Competitor> {
  const index = new MiniSearch<FlatDocument>({
    fields: fields.map(({ id }) => id),
    tokenize: splitTerms,
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts },
  })
  return {
    name: 'MiniSearch 7（BM25+）',
    inProcess: true,
    index: async (documents) => index.addAll(documents.map(flattenDocument)),
    search: async (words, limit) =>
      index
        .search(flattenQuery(words))
        .slice(0, limit)
        .map(({ id }) => String(id)),
    close: async () => index.removeAll(),
  }
}
