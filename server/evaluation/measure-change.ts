/** What a change of the own words does to the judged questions: only those whose words it touches are searched. */

import { realDisk } from '../cases/folder.ts'
import { openLiveShelf } from '../cases/live-shelf.ts'
import { openParseCache } from '../cases/parse-cache.ts'
import { listShownCases } from '../cases/shown-cases.ts'
import type { MovedQuery, QueryStanding, WordsChange, WordsEffect } from '../contract/words.ts'
import { buildSearchParts } from '../library/search-parts.ts'
import { openVectorStore } from '../search/embedding/vector-store.ts'
import { openForwardIndexCache } from '../search/forward-index/forward-index-cache.ts'
import type { QueryEmbedder } from '../search/meaning.ts'
import { parseQuery } from '../search/query.ts'
import { type SearchParts, searchCases } from '../search/search-cases.ts'
import { loadSynonyms } from '../search/synonyms.ts'
import { normalizeText } from '../text/normalize.ts'
import { openAnalyzer } from '../text/token-cache.ts'
import { openTroubles } from '../troubles.ts'
import { type JudgedQuery, parseQueries, requestOf } from './judged-queries.ts'
import { measureRanking } from './measure-ranking.ts'
import { readShippedQueries } from './shipped-queries.ts'

export type ChangeOrder = WordsChange & { casesFolder: string; dataFolder: string }

/** Measures the change over the folder as members read it; nothing is written. */
export async function measureChange(
  order: ChangeOrder,
  embedQuery: QueryEmbedder,
): Promise<WordsEffect> {
  const { before, after } = await openSearches(order, embedQuery)
  const own = parseQueries(order.judged).filter((query) => listKnown(query, before).length > 0)
  const shipped = chooseShipped(await readShippedQueries(), own, before)
  const judged = [...own, ...shipped]
  const touched = judged.filter((query) => listOthers(query, before) !== listOthers(query, after))
  const moved: (MovedQuery & { gain: number })[] = []
  for (const query of touched) {
    const [was, is] = [await measure(query, before), await measure(query, after)]
    const gain = worth(query, is) - worth(query, was)
    const expectsNone = Object.keys(query.relevant).length === 0
    moved.push({ query: query.query, expectsNone, before: was, after: is, gain })
  }
  const choose = (isChosen: (gain: number) => boolean): MovedQuery[] =>
    moved.filter(({ gain }) => isChosen(gain)).map(({ gain: _, ...query }) => query)
  const gains = moved.reduce((sum, query) => sum + query.after.score - query.before.score, 0)
  return {
    judged: { desk: own.length, tests: shipped.length },
    touched: touched.length,
    better: choose((gain) => gain > rounding),
    worse: choose((gain) => gain < -rounding),
    gain: gains / Math.max(1, judged.length),
  }
}

/** Less than this is no difference of rankings. */
const rounding = 1e-9

/** Opens the search twice over one index. */
async function openSearches(
  { casesFolder, dataFolder, ...lists }: ChangeOrder,
  embedQuery: QueryEmbedder,
) {
  const troubles = openTroubles(() => undefined)
  const [parses, { analyzer }, { forwardIndex }, store] = await Promise.all([
    openParseCache(dataFolder, troubles),
    openAnalyzer(dataFolder, troubles),
    openForwardIndexCache(dataFolder, troubles),
    openVectorStore(dataFolder, troubles),
  ])
  const live = await openLiveShelf(casesFolder, realDisk, parses.parse)
  await parses.close()
  const synonyms = loadSynonyms(analyzer, lists.before)
  const changed = loadSynonyms(analyzer, lists.after)
  const cases = listShownCases(live.shelf().cases, 'members')
  const kept = { analyzer, forwardIndex, store }
  const before = await buildSearchParts({ ...kept, cases, embedQuery, synonyms })
  return { before, after: { ...before, reader: { ...before.reader, synonyms: changed } } }
}

/**
 * The shipped questions where they are about these cases at all, without those that the desk has judged itself. Of those
 * that nothing answers it is only known for the library they were asked of.
 */
function chooseShipped(
  shipped: readonly JudgedQuery[],
  own: readonly JudgedQuery[],
  parts: SearchParts,
): JudgedQuery[] {
  const judged = new Set(own.map(({ query }) => normalizeText(query)))
  const known = shipped.filter((query) => listKnown(query, parts).length > 0)
  const none = shipped.filter(({ relevant }) => Object.keys(relevant).length === 0)
  const isOurs = 2 * known.length > shipped.length - none.length
  return [...known, ...(isOurs ? none : [])].filter(
    ({ query }) => !judged.has(normalizeText(query)),
  )
}

/** The graded cases of a question that the library has. */
function listKnown({ relevant }: JudgedQuery, { cases }: SearchParts): [string, number][] {
  return Object.entries(relevant).filter(([slug]) => cases.has(slug))
}

/** What stands in for the words of a question, as a text to compare by. */
function listOthers({ query }: JudgedQuery, { reader }: SearchParts): string {
  return JSON.stringify(parseQuery(query, reader).synonyms)
}

async function measure(query: JudgedQuery, parts: SearchParts): Promise<QueryStanding> {
  const { hits, near = [], noAnswer } = await searchCases(parts, requestOf(query))
  const ranking = [...hits, ...near].map(({ slug }) => slug)
  const grades = new Map(listKnown(query, parts))
  if (grades.size === 0) return { score: Number(noAnswer), noAnswer }
  const place = 1 + ranking.findIndex((slug) => grades.has(slug))
  const score = measureRanking(ranking, grades).ndcg10
  return { ...(place > 0 && { place }), score, noAnswer }
}

/** A right verdict is worth more than any order. */
function worth({ relevant }: JudgedQuery, { score, noAnswer }: QueryStanding): number {
  return score + Number(noAnswer === (Object.keys(relevant).length === 0))
}
