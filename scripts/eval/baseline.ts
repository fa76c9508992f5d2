/** What the search reached when somebody last said that it was good: nDCG@10 of every query, in tests/eval/baseline.json. */

import { readFile, writeFile } from 'node:fs/promises'
import type { Evidence } from '../../server/search/find-cases.ts'
import { bootstrapMean, type Interval } from './bootstrap.ts'
import type { MeasuredQuery } from './measure-library.ts'

export type Baseline = Record<Evidence, Record<string, number>>

/** A comparison over the queries that both have. */
export type Comparison = Interval & { queries: number }

/** Reads a baseline; a missing file is an error: without it a drop would go unnoticed. */
export async function readBaseline(file: string): Promise<Baseline> {
  return JSON.parse(await readFile(file, 'utf8')) as Baseline
}

/** Writes the measured values, a query a line, so that a change can be read in a diff. */
export async function writeBaseline(
  file: string,
  measured: Record<Evidence, readonly MeasuredQuery[]>,
): Promise<void> {
  const baseline: Baseline = {
    words: valuesOf(measured.words),
    meaning: valuesOf(measured.meaning),
    both: valuesOf(measured.both),
  }
  await writeFile(file, `${JSON.stringify(baseline, null, 2)}\n`)
}

/** How far the measured queries lie from the baseline; a drop is sure when even `high` is below 0. */
export function compareWithBaseline(
  before: Readonly<Record<string, number>>,
  measured: readonly MeasuredQuery[],
): Comparison {
  const differences = Object.entries(valuesOf(measured)).flatMap(([id, now]) => {
    const then = before[id]
    return then === undefined ? [] : [now - then]
  })
  return { ...bootstrapMean(differences), queries: differences.length }
}

function valuesOf(measured: readonly MeasuredQuery[]): Record<string, number> {
  return Object.fromEntries(
    measured.flatMap(({ id, measures }) =>
      measures ? [[id, Math.round(measures.ndcg10 * 10_000) / 10_000]] : [],
    ),
  )
}
