/**
 * The engine on a Meilisearch server: the server finds the cases, our own index in this process weighs them. So the
 * evidence is on one scale whoever finds, and whenever the server is away, slow, or of another generation than the
 * library, the same index answers alone.
 */

import type { Meilisearch } from 'meilisearch'
import type { CaseAudience } from '../../contract/case-audience.ts'
import type { Choice } from '../choices.ts'
import type {
  EngineStatus,
  MeaningCandidate,
  Scorer,
  SearchEngine,
  WordCandidate,
} from '../engine.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { describeFailure, readRefusal } from './connection.ts'
import { buildFilter, findSlugs, planWordSearches, type ServerSearch } from './find-slugs.ts'
import { shortenNumber } from './index-document.ts'
import type { Mirror } from './mirror.ts'
import { liveIndex } from './settings.ts'

type MeilisearchEngineOptions = {
  /** Holds the search key only. */
  client: Meilisearch
  /** Whose index it searches. */
  audience: CaseAudience
  embedded: SearchEngine & Scorer
  mirror: Mirror
  log: (message: string) => void
}

const replaced =
  'Meilisearch の中身が、ほかの事例に替わっています。一つのサーバーを使う本体には、同じ事例を置いてください'

/**
 * How many cases the server is asked for at least: it orders by other scores than ours. Among the 300 that it deems the
 * best of 10,000 are 70 % of our first ten, among 1,000 they are 92 %.
 */
export const leastAsked = 1000

/** How soon a loss is noticed while nobody searches; a reader notices at once. */
const lookEveryMs = 30_000

/** Creates the engine over an index that the mirror keeps; until that is current, the embedded engine answers. */
export function createMeilisearchEngine({
  client,
  audience,
  embedded,
  mirror,
  log,
}: MeilisearchEngineOptions): SearchEngine & { close: () => void } {
  const index = liveIndex(audience)
  const breaker: Breaker = createBreaker({
    probe: () => findSlugs(client, index, [], 0),
    onFailure: (error) => {
      if (readRefusal(error)?.code === 'index_not_found') mirror.invalidate('gone')
      log(`Meilisearch が使えないので、内蔵の索引で答えています: ${describeFailure(error)}`)
    },
    onRecovery: () => log('Meilisearch に戻りました'),
  })

  /** The best of all, and where there are more, the best of those that a reader wants. */
  const askFor = async (
    searches: readonly ServerSearch[],
    limit: number,
    choice: Choice | undefined,
  ): Promise<ReadonlySet<string> | undefined> => {
    const slugs = await ask(searches, limit)
    const filter = choice && buildFilter(choice)
    if (!slugs || !filter || slugs.size < limit) return slugs
    const wanted = await ask(
      searches.map((search) => ({ ...search, filter })),
      limit,
    )
    return wanted && new Set([...slugs, ...wanted])
  }

  /** The slugs that the server finds, or undefined when it cannot be asked or holds other cases. */
  const ask = async (
    searches: readonly ServerSearch[],
    limit: number,
  ): Promise<ReadonlySet<string> | undefined> => {
    const before = mirror.generation()
    if (before === undefined) return undefined
    const found = await breaker.run(() => findSlugs(client, index, searches, limit))
    // What is weighed next is what the library holds now: it may have changed while the server was searching.
    const generation = mirror.generation()
    if (!found || found.generation === generation) return found?.slugs
    if (generation === before) {
      log(replaced)
      mirror.invalidate('other')
    }
    return undefined
  }
  const looking = setInterval(() => void ask([], 0), lookEveryMs)
  looking.unref()

  return {
    findByWords: async (query, limit, choice): Promise<WordCandidate[]> => {
      const searches = planWordSearches(query, embedded.listKnownWords(query))
      // No case has any of these words; or bigrams alone ask who writes a phrase, which our own index knows at once.
      if (searches.length === 0 || query.terms.length === 0) {
        return embedded.findByWords(query, limit, choice)
      }
      const slugs = await askFor(searches, Math.max(limit, leastAsked), choice)
      return slugs
        ? embedded.findAmong(slugs, query, limit, choice)
        : embedded.findByWords(query, limit, choice)
    },
    findByMeaning: async (vector, limit, choice): Promise<MeaningCandidate[]> => {
      const search = { vector: Array.from(vector, shortenNumber), weight: 1 }
      const slugs = await askFor([search], limit, choice)
      return slugs
        ? embedded.rescoreMeaning(vector, slugs)
        : embedded.findByMeaning(vector, limit, choice)
    },
    rescore: embedded.rescore,
    findPhrase: embedded.findPhrase,
    rarity: embedded.rarity,
    knows: embedded.knows,
    placeOf: embedded.placeOf,
    publish: async (documents) => {
      // First, so that no answer of the server is taken for one about these documents.
      mirror.want(documents)
      await embedded.publish(documents)
    },
    status: () => {
      const trouble = breaker.trouble() ?? (mirror.generation() ? undefined : mirror.trouble())
      const isUnderWay = trouble === undefined && mirror.generation() === undefined
      const status: EngineStatus = { ...embedded.status(), name: 'meilisearch' }
      if (trouble !== undefined) {
        status.trouble = `Meilisearch が使えません: ${describeFailure(trouble)}`
      }
      if (isUnderWay) status.underWay = 'Meilisearch に登録中'
      return status
    },
    close: () => {
      clearInterval(looking)
      breaker.close()
    },
  }
}
