/** How well the engines order the shipped cases, how fast they are, and what they hold in memory. */

import type { JudgedQuery } from '../../server/evaluation/judged-queries.ts'
import { measureRanking } from '../../server/evaluation/measure-ranking.ts'
import type { SearchDocument } from '../../server/search/documents.ts'
import type { WordQuery } from '../../server/search/engine.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { printTable } from '../text-table.ts'
import { type OpenCompetitor, readWords } from './competitors.ts'
import {
  mean,
  measureMemory,
  quantile,
  sumUpTimes,
  type Times,
  timeOf,
  timesOf,
} from './measure.ts'

export type Quality = { name: string; all: number; byType: ReadonlyMap<string, number> }

/** The queries that some of the documents answer, their judgements restricted to these. */
export function keepAnswerable(
  queries: readonly JudgedQuery[],
  documents: readonly SearchDocument[],
): JudgedQuery[] {
  const slugs = new Set(documents.map(({ slug }) => slug))
  return queries.flatMap((query) => {
    const known = Object.entries(query.relevant).filter(([slug]) => slugs.has(slug))
    return known.length > 0 ? [{ ...query, relevant: Object.fromEntries(known) }] : []
  })
}

/** Indexes the documents and measures the order of every answerable query. */
export async function measureQuality(
  open: OpenCompetitor,
  documents: readonly SearchDocument[],
  queries: readonly JudgedQuery[],
  analyzer: Analyzer,
): Promise<Quality> {
  const competitor = await open()
  try {
    await competitor.index(documents)
    const measured: { type: string; ndcg: number }[] = []
    for (const { type, query, relevant } of queries) {
      const ranking = await competitor.search(readWords(query, analyzer), 10)
      const { ndcg10 } = measureRanking(ranking, new Map(Object.entries(relevant)))
      measured.push({ type, ndcg: ndcg10 })
    }
    const meanOf = (list: typeof measured) => mean(list.map(({ ndcg }) => ndcg))
    const types = [...new Set(measured.map(({ type }) => type))]
    return {
      name: competitor.name,
      all: meanOf(measured),
      byType: new Map(
        types.map((own) => [own, meanOf(measured.filter(({ type }) => type === own))]),
      ),
    }
  } finally {
    await competitor.close()
  }
}

export type Speed = Times & {
  name: string
  indexSeconds: number
  /** Absent where the index lies in another process. */
  megabytes: number | undefined
}

/** Rounds of all searches; the median round counts, so that one disturbance of the machine does not. */
export const rounds = 3
export const hits = 20

/** Indexes the documents once and runs all searches, after some that only warm up. */
export async function measureSpeed(
  open: OpenCompetitor,
  documents: readonly SearchDocument[],
  searches: readonly WordQuery[],
): Promise<Speed> {
  const competitor = await open()
  try {
    const before = measureMemory()
    const indexMs = await timeOf(() => competitor.index(documents))
    const megabytes = competitor.inProcess ? measureMemory() - before : undefined
    const search = (words: WordQuery) => competitor.search(words, hits)
    await timesOf(searches.slice(0, 20), search)
    const measured: Times[] = []
    for (let round = 0; round < rounds; round++) {
      measured.push(sumUpTimes(await timesOf(searches, search)))
    }
    const medianOf = (share: keyof Times) =>
      quantile(
        measured.map((round) => round[share]),
        0.5,
      )
    return {
      ...{ name: competitor.name, indexSeconds: indexMs / 1_000, megabytes },
      ...{ p50: medianOf('p50'), p95: medianOf('p95') },
    }
  } finally {
    await competitor.close()
  }
}

/** Prints nDCG@10 of every engine, over all queries and by type. */
export function printQuality(results: readonly Quality[]): void {
  const [ours] = results
  const types = [...(ours?.byType.keys() ?? [])]
  printTable([
    ['エンジン', '全体', '内蔵比', ...types],
    ...results.map(({ name, all, byType }) => [
      name,
      all.toFixed(3),
      formatRatio(all, ours?.all),
      ...types.map((type) => (byType.get(type) ?? 0).toFixed(3)),
    ]),
  ])
}

/** Prints times and memory of every engine, each with how many times ours it is. */
export function printSpeed(results: readonly Speed[]): void {
  const [ours] = results
  printTable([
    [
      'エンジン',
      ...['索引 秒', 'p50 ms', 'p95 ms', 'メモリー MB'].flatMap((head) => [head, '内蔵比']),
    ],
    ...results.map(({ name, indexSeconds, p50, p95, megabytes }) => [
      name,
      indexSeconds.toFixed(2),
      formatRatio(indexSeconds, ours?.indexSeconds),
      p50.toFixed(2),
      formatRatio(p50, ours?.p50),
      p95.toFixed(2),
      formatRatio(p95, ours?.p95),
      megabytes?.toFixed(0) ?? '—',
      formatRatio(megabytes, ours?.megabytes),
    ]),
  ])
}

function formatRatio(value: number | undefined, ours: number | undefined): string {
  if (value === undefined || ours === undefined) return '—'
  const ratio = value / ours
  return `${ratio.toFixed(ratio < 10 ? 2 : 0)}倍`
}
