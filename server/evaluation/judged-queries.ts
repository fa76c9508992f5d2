/** Questions that somebody has judged answers to: how they are written, and how they are asked. */

import type { SearchRequest } from '../contract/api.ts'

export type JudgedQuery = {
  id: string
  type: string
  query: string
  /** Grade by slug; empty where nothing answers. */
  relevant: Record<string, number>
}

/** The queries of a file in which each has a line. */
export function parseQueries(text: string): JudgedQuery[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as JudgedQuery)
}

/** Every measure looks at ten places. */
export function requestOf({ query }: JudgedQuery): SearchRequest {
  return { text: query, facets: {}, sort: 'relevance', page: 1, size: 10 }
}
