/** All that a search finds, page by page. */

import type { SearchAnswer } from '../contract/api.ts'
import type { Library, SearchRequest } from '../library/library.ts'

/** As many as a page of a search can have. */
const pageSize = 100

/** The answer with all its pages on one, up to so many hits. */
export async function findAll(
  search: Library['search'],
  request: SearchRequest,
  most: number,
): Promise<SearchAnswer> {
  const first = await search({ ...request, page: 1, size: pageSize })
  const hits = [...first.hits]
  const wanted = Math.min(most, first.total)
  for (let page = 2; hits.length < wanted; page += 1) {
    const { hits: more } = await search({ ...request, page, size: pageSize })
    // Cases may be withdrawn between two pages.
    if (more.length === 0) break
    hits.push(...more)
  }
  return { ...first, hits: hits.slice(0, most) }
}
