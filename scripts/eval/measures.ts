/** Judged queries, and the measures of what a search answers to them. */

import { readFile } from 'node:fs/promises'
import type { SearchAnswer } from '../../server/contract/api.ts'
import {
  type JudgedQuery,
  parseQueries,
  requestOf,
} from '../../server/evaluation/judged-queries.ts'
import { type Measures, measureRanking } from '../../server/evaluation/measure-ranking.ts'
import type { Library } from '../../server/library/library.ts'
import type { Features } from '../../server/search/answerability.ts'
import { type SearchParts, searchCases } from '../../server/search/search-cases.ts'
import { createRandom } from '../random.ts'
import type { Subject } from './unrelated.ts'

/** A named part of the queries. */
export type Part = { name: string; has: (id: string) => boolean }

/** The queries of a file, or undefined where there is no such file. */
export async function readQueries(file: string): Promise<JudgedQuery[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? undefined : parseQueries(text)
}

export type MeasuredQuery = Judged & { id: string; type: string; weak: boolean }

/** With what the verdict rests on, where the search has been built for measuring. */
export type QueryWithFeatures = MeasuredQuery & Subject & { features: Features | undefined }

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

/** The same for a search put together on the test bench, of what `show` leaves of an answer. */
export async function measureParts(
  parts: SearchParts,
  queries: readonly JudgedQuery[],
  show = (answer: SearchAnswer) => answer,
): Promise<QueryWithFeatures[]> {
  const measured: QueryWithFeatures[] = []
  for (const query of queries) {
    let features: Features | undefined
    let first: string | undefined
    const decide: SearchParts['decide'] = (collected) => {
      features = collected
      return parts.decide(collected)
    }
    const rank: SearchParts['rank'] = (...evidence) => {
      const ranked = parts.rank(...evidence)
      first = ranked[0]?.slug
      return ranked
    }
    const answer = await searchCases({ ...parts, decide, rank }, requestOf(query))
    const has = (slug: string) => parts.cases.has(slug)
    const { relevant } = query
    measured.push({ ...measureAnswer(query, show(answer), has), features, relevant, first })
  }
  return measured
}

/** Ranked is what a reader sees, the nearest cases below a 該当なし too; `noAnswer` is the verdict above them. */
function measureAnswer(
  { id, type, relevant }: JudgedQuery,
  { hits, near = [], noAnswer, weak }: SearchAnswer,
  has: (slug: string) => boolean,
): MeasuredQuery {
  const known = Object.entries(relevant).filter(([slug]) => has(slug))
  const ranking = [...hits, ...near].map(({ slug }) => slug)
  return {
    ...{ id, type, noAnswer, weak: weak === true },
    expectsNone: Object.keys(relevant).length === 0,
    measures: known.length > 0 ? measureRanking(ranking, new Map(known)) : undefined,
  }
}

/** One judged query: its measures where some case is relevant, and whether the search said that nothing is. */
type Judged = { noAnswer: boolean; expectsNone: boolean; measures: Measures | undefined }

/**
 * Means over queries; `noAnswer` is the share of queries without an answer that were told so, `falseNone` the share
 * of answerable ones that were told so by mistake. undefined where no query is of that kind.
 */
export function meanMeasures(judged: readonly Judged[]) {
  const measured = judged.flatMap(({ measures }) => (measures ? [measures] : []))
  const none = judged.filter(({ expectsNone }) => expectsNone)
  const answerable = judged.filter(({ measures }) => measures)
  const share = (list: readonly Judged[]) => mean(list.map(({ noAnswer }) => Number(noAnswer)))
  return {
    ndcg10: mean(measured.map(({ ndcg10 }) => ndcg10)),
    mrr10: mean(measured.map(({ mrr10 }) => mrr10)),
    recall5: mean(measured.map(({ recall5 }) => recall5)),
    recall10: mean(measured.map(({ recall10 }) => recall10)),
    noAnswer: share(none),
    falseNone: share(answerable),
  }
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, value) => sum + value, 0) / values.length
}

export type Interval = { mean: number; low: number; high: number }

const resamples = 5000
const confidence = 0.95

/**
 * The mean of paired differences with its 95 % interval, by the paired bootstrap (Efron 1979; Sakai 2006 for retrieval):
 * queries are drawn anew, with repetition; the same in every run.
 */
export function bootstrapMean(differences: readonly number[], seed = 1): Interval {
  const size = differences.length
  const random = createRandom(seed)
  const drawMean = () => {
    let sum = 0
    for (let draw = 0; draw < size; draw++) sum += differences[Math.floor(random() * size)] ?? 0
    return sum / Math.max(1, size)
  }
  const means = Float64Array.from({ length: resamples }, drawMean).sort()
  const tail = Math.floor((resamples * (1 - confidence)) / 2)
  return {
    mean: differences.reduce((sum, value) => sum + value, 0) / Math.max(1, size),
    low: means[tail] ?? 0,
    high: means[resamples - 1 - tail] ?? 0,
  }
}
