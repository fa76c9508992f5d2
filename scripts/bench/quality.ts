/** How well an engine orders the shipped cases: nDCG@10 by type of query. */

import type { SearchDocument } from '../../server/search/documents.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { measureRanking } from '../eval/measures.ts'
import type { OpenCompetitor } from './competitor.ts'
import { mean } from './numbers.ts'
import type { JudgedQuery } from './queries.ts'
import { readWords } from './words.ts'

export type Quality = { name: string; all: number; byType: ReadonlyMap<string, number> }

/** The queries that some of the documents answer, their judgements restricted to these. */
export function keepAnswerable(
  queries: readonly JudgedQuery[],
  documents: readonly SearchDocument[],
): JudgedQuery[] {
  const slugs = new Set(documents.map(({ slug }) => slug))
  return queries.flatMap((query) => {
    const known = Object.entries(query.relevant).filter(([slug]) => slugs.has(slug))
    return known.length > 0 ? [{ ...query, relevant: Object.fromEntries(known) }] : []
  })
}

/** Indexes the documents and measures the order of every answerable query. */
export async function measureQuality(
  open: OpenCompetitor,
  documents: readonly SearchDocument[],
  queries: readonly JudgedQuery[],
  analyzer: Analyzer,
): Promise<Quality> {
  const competitor = await open()
  try {
    await competitor.index(documents)
    const measured: { type: string; ndcg: number }[] = []
    for (const { type, query, relevant } of queries) {
      const ranking = await competitor.search(readWords(query, analyzer), 10)
      const { ndcg10 } = measureRanking(ranking, new Map(Object.entries(relevant)))
      measured.push({ type, ndcg: ndcg10 })
    }
    const meanOf = (list: typeof measured) => mean(list.map(({ ndcg }) => ndcg))
    const types = [...new Set(measured.map(({ type }) => type))]
    return {
      name: competitor.name,
      all: meanOf(measured),
      byType: new Map(
        types.map((own) => [own, meanOf(measured.filter(({ type }) => type === own))]),
      ),
    }
  } finally {
    await competitor.close()
  }
}
