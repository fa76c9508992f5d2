/** Sums measured queries up, beside what the search reached when somebody last said that it was good, and prints them. */

import { readFile, writeFile } from 'node:fs/promises'
import type { Evidence } from '../../server/search/find-cases.ts'
import {
  type Answerability,
  type AnswerabilityRow,
  measureAnswerability,
} from './answerability-eval.ts'
import {
  bootstrapMean,
  type Interval,
  type MeasuredQuery,
  meanMeasures,
  type Part,
} from './measures.ts'

type Row = { type: string; queries: number } & ReturnType<typeof meanMeasures>
type AllRow = Row & Answerability

/** One row for all queries, then one a type. */
export function sumUp(measured: readonly MeasuredQuery[]): [AllRow, ...Row[]] {
  const types = [...new Set(measured.map(({ type }) => type))]
  const rows = types.map((type) =>
    toRow(
      type,
      measured.filter((each) => each.type === type),
    ),
  )
  return [{ ...toRow('all', measured), ...measureAnswerability(measured) }, ...rows]
}

/** One row a part: what the tuning saw, and what it did not. */
export function sumUpParts(measured: readonly MeasuredQuery[], parts: readonly Part[]): Row[] {
  return parts.map(({ name, has }) =>
    toRow(
      name,
      measured.filter(({ id }) => has(id)),
    ),
  )
}

/** Prints what one kind of evidence reached, beside the baseline where there is one. */
export function printMeasured(
  evidence: Evidence,
  measured: readonly MeasuredQuery[],
  parts: readonly Part[],
  baseline: Baseline | undefined,
): void {
  const [all, ...types] = sumUp(measured)
  console.log(`\n${evidence}`)
  console.log('type          queries  nDCG@10   MRR@10 Recall@5 Recall@10 noAnswer falseNone')
  for (const row of [all, ...sumUpParts(measured, parts), ...types]) {
    const cells = [row.ndcg10, row.mrr10, row.recall5, row.recall10, row.noAnswer, row.falseNone]
    console.log(row.type.padEnd(14), String(row.queries).padStart(6), ...cells.map(show))
  }
  if (baseline) printComparison(compareWithBaseline(baseline[evidence], measured))
}

/** Prints how well answers and their absence are told apart, one row a way of judging. */
export function printAnswerability(rows: readonly AnswerabilityRow[]): void {
  console.log('\nanswer or none            queries precision   recall       F1 falseNone      AUC')
  for (const { name, queries, precision, recall, f1, falseNone, auc } of rows) {
    const cells = [precision, recall, f1, falseNone, auc].map(show)
    console.log(name.padEnd(26), String(queries).padStart(6), ' ', ...cells)
  }
}

function printComparison({ mean, low, high }: Comparison): void {
  console.log('nDCG@10 − baseline (95 %)', ...[mean, low, high].map(show))
}

function toRow(type: string, list: readonly MeasuredQuery[]): Row {
  return { ...{ type, queries: list.length }, ...meanMeasures(list) }
}

function show(value: number | undefined): string {
  return (value === undefined ? '—' : value.toFixed(3)).padStart(8)
}

type Baseline = Record<Evidence, Record<string, number>>

/** A comparison over the queries that both have. */
type Comparison = Interval & { queries: number }

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
