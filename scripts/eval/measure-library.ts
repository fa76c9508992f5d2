/** Asks every judged query and measures each answer. */

import type { SearchAnswer } from '../../server/contract/api.ts'
import type { Library, SearchRequest } from '../../server/library/library.ts'
import type { Signs } from '../../server/search/answerability.ts'
import type { SearchParts } from '../../server/search/find-cases.ts'
import { searchCases } from '../../server/search/search-cases.ts'
import type { JudgedQuery } from '../bench/queries.ts'
import { type Judged, measureRanking } from './measures.ts'

export type MeasuredQuery = Judged & { id: string; type: string; weak: boolean }

/** With the signs that the verdict rests on, where the search has been built for measuring. */
export type SignedQuery = MeasuredQuery & { signs: Signs | undefined }

/** Measures the queries one after the other; judgements of cases that the library does not have are left out. */
export async function measureLibrary(
  library: Pick<Library, 'search' | 'findCase'>,
  queries: readonly JudgedQuery[],
): Promise<MeasuredQuery[]> {
  const measured: MeasuredQuery[] = []
  for (const query of queries) {
    const answer = await library.search(requestOf(query))
    measured.push(measureAnswer(query, answer, (slug) => library.findCase(slug) !== undefined))
  }
  return measured
}

/** The same for a search put together in the workshop. */
export async function measureParts(
  parts: SearchParts,
  queries: readonly JudgedQuery[],
): Promise<SignedQuery[]> {
  const measured: SignedQuery[] = []
  for (const query of queries) {
    let signs: Signs | undefined
    const judge: SearchParts['judge'] = (collected) => {
      signs = collected
      return parts.judge(collected)
    }
    const answer = await searchCases({ ...parts, judge }, requestOf(query))
    measured.push({ ...measureAnswer(query, answer, (slug) => parts.shelf.has(slug)), signs })
  }
  return measured
}

/** Every measure looks at ten places. */
function requestOf({ query }: JudgedQuery): SearchRequest {
  return { text: query, facets: {}, sort: 'relevance', page: 1, size: 10 }
}

function measureAnswer(
  { id, type, relevant }: JudgedQuery,
  { hits, noAnswer, weak }: SearchAnswer,
  has: (slug: string) => boolean,
): MeasuredQuery {
  const known = Object.entries(relevant).filter(([slug]) => has(slug))
  const ranking = hits.map(({ slug }) => slug)
  return {
    ...{ id, type, noAnswer, weak: weak === true },
    expectsNone: Object.keys(relevant).length === 0,
    measures: known.length > 0 ? measureRanking(ranking, new Map(known)) : undefined,
  }
}
