/** How fast an engine indexes and searches, and what it holds in memory. */

import type { SearchDocument } from '../../server/search/documents.ts'
import type { WordQuery } from '../../server/search/engine.ts'
import type { Competitor, OpenCompetitor } from './competitor.ts'
import { measureMemory } from './memory.ts'
import { quantile } from './numbers.ts'

export type Speed = {
  name: string
  indexSeconds: number
  p50: number
  p95: number
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
    await runSearches(competitor, searches.slice(0, 20))
    const measured: { p50: number; p95: number }[] = []
    for (let round = 0; round < rounds; round++) {
      const times = await runSearches(competitor, searches)
      measured.push({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) })
    }
    return {
      name: competitor.name,
      indexSeconds: indexMs / 1_000,
      p50: quantile(
        measured.map(({ p50 }) => p50),
        0.5,
      ),
      p95: quantile(
        measured.map(({ p95 }) => p95),
        0.5,
      ),
      megabytes,
    }
  } finally {
    await competitor.close()
  }
}

async function runSearches(
  competitor: Competitor,
  searches: readonly WordQuery[],
): Promise<number[]> {
  const times: number[] = []
  for (const words of searches) times.push(await timeOf(() => competitor.search(words, hits)))
  return times
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
