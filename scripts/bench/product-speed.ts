/** How the two engines of the product grow: time to publish, time to find, memory, room on disk. */

import type { SearchDocument } from '../../server/search/documents.ts'
import type { SearchEngine, WordQuery } from '../../server/search/engine.ts'
import type { Choice } from '../../server/search/facets.ts'
import type { FindVector } from '../../server/search/meilisearch/index-document.ts'
import { quantile } from './numbers.ts'
import type { OpenProductEngine } from './product-engine.ts'

/** As many candidates as a search of the library asks for (find-cases.ts). */
const candidates = 1000

export type ProductSearch = { words: WordQuery; vector: Float32Array }

type Times = { p50: number; p95: number }

export type ProductSpeed = {
  name: string
  documents: number
  publishSeconds: number
  /** One edited case, until the engine itself finds it. */
  editSeconds: number
  words: Times
  both: Times
  /** Both, with five choices at once. */
  chosen: Times
  memory: number
  disk: number | undefined
  /** The first ten by words, in the order of their evidence, of every search. */
  found: string[][]
}

/** Many facets at once, each met by some of the cases. */
const choice: Choice = {
  facets: {
    stage: ['workplace', 'organization', 'community'],
    level: ['improve', 'innovate'],
    population: ['city', 'core-city', 'town-village'],
    theme: ['teamwork', 'collaboration', 'leadership'],
    collection: ['kaizen-movement', 'culture', 'ppp'],
  },
}

/** Publishes the documents and runs all searches, after some that only warm up. */
export async function measureProduct(
  open: OpenProductEngine,
  findVector: FindVector,
  documents: readonly SearchDocument[],
  searches: readonly ProductSearch[],
): Promise<ProductSpeed> {
  const { name, engine, publish, measureMemory, measureDisk, close } = await open(findVector)
  try {
    const publishMs = await timeOf(() => publish(documents))
    for (const search of searches.slice(0, 20)) await findBoth(engine, search)
    const found: string[][] = []
    const words = await timesOf(searches, async (search) => {
      const best = await engine.findByWords(search.words, candidates)
      found.push(best.slice(0, 10).map(({ slug }) => slug))
    })
    const both = await timesOf(searches, (search) => findBoth(engine, search))
    const chosen = await timesOf(searches, (search) => findBoth(engine, search, choice))
    const memory = await measureMemory()
    const edited = documents.map((each, at) => (at === 0 ? editDocument(each) : each))
    const editMs = await timeOf(() => publish(edited))
    return {
      ...{ name, documents: documents.length, words, both, chosen, memory, found },
      publishSeconds: publishMs / 1e3,
      editSeconds: editMs / 1e3,
      disk: await measureDisk(),
    }
  } finally {
    await close()
  }
}

/** One after the other, as a search does it that has its words found while its vector is computed. */
async function findBoth(
  engine: SearchEngine,
  { words, vector }: ProductSearch,
  chosen?: Choice,
): Promise<void> {
  await engine.findByWords(words, candidates, chosen)
  await engine.findByMeaning(vector, candidates, chosen)
}

function editDocument(document: SearchDocument): SearchDocument {
  const [title = [], ...others] = document.terms
  return { ...document, hash: `${document.hash} edited`, terms: [[...title, '改訂'], ...others] }
}

async function timesOf(
  searches: readonly ProductSearch[],
  work: (search: ProductSearch) => Promise<unknown>,
): Promise<Times> {
  const times: number[] = []
  for (const search of searches) times.push(await timeOf(() => work(search)))
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The share of the first ten of one engine that is among the first ten of the other, over all searches. */
export function shareFound(one: ProductSpeed, other: ProductSpeed): number {
  const shares = one.found.map((wanted, at) => {
    const found = new Set(other.found[at])
    const shared = wanted.filter((slug) => found.has(slug)).length
    return wanted.length === 0 ? 1 : shared / wanted.length
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}
