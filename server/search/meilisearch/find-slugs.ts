/** Asks the server which cases a search finds, and of which generation they are: its searches and its filters. */

import type { Meilisearch } from 'meilisearch'
import { type FacetId, facets, isNegated, negate } from '../../contract/vocabulary.ts'
import type { Choice } from '../choices.ts'
import type { KnownWords, QueryTerm, WordQuery } from '../engine.ts'
import type { FacetValues } from '../facet-numbers.ts'
import { embedder, encodeTerm, locales } from './settings.ts'

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

type FoundSlugs = { generation: string; slugs: Set<string> }

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

type WordSearch = {
  q: string
  attributesToSearchOn: ['terms' | 'grams']
  matchingStrategy: 'last' | 'all'
  /** Rarer words first where there are more cases than are asked for. */
  weight: number
}

/** The server reads no more words of a search than this. */
const mostWords = 10

/** The rarest words lead; a case that has none of ten rare ones is found by its bigrams, its meaning, or not missed. */
const mostLeads = 10

/** A synonym counts half as much as the word it stands for (rank.ts). */
const synonymWeight = 0.5

/**
 * The searches that find every case which shares enough words with the query. The server has no OR: of a search's words
 * it drops the last ones until something is found, and always keeps the first. So each word that may find a case alone
 * leads a search of its own.
 */
export function planWordSearches(query: WordQuery, known: KnownWords): WordSearch[] {
  const synonyms = (query.synonyms ?? []).slice(0, mostLeads).map(
    ({ terms }): WordSearch => ({
      q: terms.slice(0, mostWords).map(encodeTerm).join(' '),
      attributesToSearchOn: ['terms'],
      matchingStrategy: 'all',
      weight: synonymWeight,
    }),
  )
  return [...leadSearches('terms', known.terms), ...synonyms, ...leadSearches('grams', known.grams)]
}

function leadSearches(attribute: 'terms' | 'grams', words: readonly QueryTerm[]): WordSearch[] {
  return words.slice(0, mostLeads).map((lead) => {
    const others = words.filter((word) => word !== lead).slice(0, mostWords - 1)
    return {
      q: [lead, ...others].map(({ term }) => encodeTerm(term)).join(' '),
      attributesToSearchOn: [attribute],
      matchingStrategy: 'last',
      weight: lead.weight,
    }
  })
}

/** AND of the outer list, OR of the inner ones. */
type Filter = string[][]

/**
 * The filter that a case has to pass; undefined where nothing is chosen. The server's filters are a language of their
 * own: whatever a stranger typed and got into one could widen what is found. So every word of ours is an id of a closed
 * vocabulary, the cases' own words for `field` are hexadecimal, and years are numbers; nothing else gets in.
 */
export function buildFilter(choice: Choice): Filter | undefined {
  const chosen = facets.flatMap(({ id }) => {
    const values = choice.facets[id] ?? []
    const plain = values.filter((value) => !isNegated(value))
    const any = plain.map((value) => `${id} = "${encodeValue(id, value)}"`)
    const none = values.filter(isNegated).map((value) => [leaveOut(id, negate(value))])
    return any.length === 0 ? none : [any, ...none]
  })
  const filter: Filter = [...chosen]
  if (Number.isInteger(choice.to)) filter.push([`from <= ${choice.to}`])
  if (Number.isInteger(choice.from)) filter.push([`to >= ${choice.from}`])
  return filter.length === 0 ? undefined : filter
}

function leaveOut(id: FacetId, value: string): string {
  return `${id} != "${encodeValue(id, value)}"`
}

/** The values of a case as the filters name them. */
export function encodeValues(values: FacetValues): Record<FacetId, string[]> {
  const encoded = facets.map(({ id }) => [id, values[id].map((value) => encodeValue(id, value))])
  return Object.fromEntries(encoded) as Record<FacetId, string[]>
}

/** What is not in the vocabulary is found by nothing, like a value that no case has. */
function encodeValue(id: FacetId, value: string): string {
  const terms = facets.find((facet) => facet.id === id)?.terms
  if (terms === undefined) return encodeTerm(value)
  return terms.some((term) => term.id === value) ? value : 'none'
}
