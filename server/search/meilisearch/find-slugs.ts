/** Asks the server which cases a search finds, and of which generation they are. */

import type { Meilisearch } from 'meilisearch'
import type { Filter } from './choice-filter.ts'
import { embedder, locales } from './settings.ts'

/** The document that names the generation of an index; no slug begins with _. */
export const markSlug = '_generation'
/** The only word of that document. */
export const markWord = 'generation'

export type ServerSearch = {
  weight: number
  q?: string
  attributesToSearchOn?: string[]
  matchingStrategy?: 'last' | 'all'
  vector?: number[]
  filter?: Filter
}

export type FoundSlugs = { generation: string; slugs: Set<string> }

/**
 * The slugs that any of the searches finds, at most `limit`, the best of the heaviest first. The mark comes along:
 * the server answers all searches of one request from one read transaction, so that it names what was searched.
 */
export async function findSlugs(
  client: Meilisearch,
  index: string,
  searches: readonly ServerSearch[],
  limit: number,
): Promise<FoundSlugs> {
  const mark: ServerSearch = { q: markWord, attributesToSearchOn: ['mark'], weight: heaviest }
  const answer: unknown = await client.multiSearch({
    federation: { limit: limit + 1 },
    queries: [mark, ...searches].map(({ weight, ...search }) => ({
      ...search,
      ...(search.vector ? { hybrid: { embedder, semanticRatio: 1 } } : { locales }),
      indexUid: index,
      attributesToRetrieve: ['slug', 'generation'],
      federationOptions: { weight },
    })),
  })
  return readHits(answer)
}

/** The mark comes before everything that is found. */
const heaviest = 1000

/** What answers in the server's place may answer anything. */
function readHits(answer: unknown): FoundSlugs {
  const hits = isRecord(answer) ? answer['hits'] : undefined
  if (!Array.isArray(hits) || !hits.every(isHit)) throw new SyntaxError('hits')
  return {
    generation: hits.find(({ slug }) => slug === markSlug)?.generation ?? '',
    slugs: new Set(hits.map(({ slug }) => slug).filter((slug) => slug !== markSlug)),
  }
}

function isHit(hit: unknown): hit is { slug: string; generation?: string } {
  return isRecord(hit) && typeof hit['slug'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
