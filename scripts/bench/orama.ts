/** Orama 3: full-text search in this process. */

import { create, insertMultiple, search } from '@orama/orama'
import { fields } from '../../server/search/fields.ts'
import {
  type Competitor,
  fieldBoosts,
  flattenDocument,
  flattenQuery,
  splitTerms,
} from './competitor.ts'

/** Opens an empty Orama database; sorting by a field is never asked for, so its tables are left out. */
export async function openOrama(): Promise<Competitor> {
  const database = create({
    schema: Object.fromEntries(fields.map(({ id }) => [id, 'string' as const])),
    sort: { enabled: false },
    components: {
      tokenizer: { language: 'japanese', normalizationCache: new Map(), tokenize: splitTerms },
    },
  })
  return {
    name: 'Orama 3（全文）',
    inProcess: true,
    index: async (documents) => {
      await insertMultiple(database, documents.map(flattenDocument))
    },
    search: async (words, limit) => {
      const found = await search(database, {
        term: flattenQuery(words),
        boost: fieldBoosts,
        limit,
      })
      return found.hits.map(({ id }) => id)
    },
    close: async () => undefined,
  }
}
