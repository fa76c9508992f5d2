/** Asks a library every judged query and measures each answer. */

import type { Library } from '../../server/library.ts'
import type { JudgedQuery } from '../bench/queries.ts'
import { type Judged, measureRanking } from './measures.ts'

export type MeasuredQuery = Judged & { id: string; type: string; weak: boolean }

/** Measures the queries one after the other; judgements of cases that the library does not have are left out. */
export async function measureLibrary(
  library: Library,
  queries: readonly JudgedQuery[],
): Promise<MeasuredQuery[]> {
  const measured: MeasuredQuery[] = []
  for (const query of queries) measured.push(await measureQuery(library, query))
  return measured
}

async function measureQuery(
  library: Library,
  { id, type, query, relevant }: JudgedQuery,
): Promise<MeasuredQuery> {
  const { hits, noAnswer, weak } = await library.search({
    text: query,
    facets: {},
    sort: 'relevance',
    page: 1,
    size: 100,
  })
  const known = Object.entries(relevant).filter(([slug]) => library.findCase(slug))
  const ranking = hits.map(({ slug }) => slug)
  return {
    id,
    type,
    noAnswer,
    weak: weak === true,
    expectsNone: Object.keys(relevant).length === 0,
    measures: known.length > 0 ? measureRanking(ranking, new Map(known)) : undefined,
  }
}
