import type { Evidence } from '../../server/search/find-cases.ts'
import { type Baseline, type Comparison, compareWithBaseline } from './baseline.ts'
import { type Honesty, measureHonesty } from './honesty.ts'
import type { MeasuredQuery } from './measure-library.ts'
import { meanMeasures } from './measures.ts'

export type Row = { type: string; queries: number } & ReturnType<typeof meanMeasures>
export type AllRow = Row & Honesty

/** A named part of the queries. */
export type Part = { name: string; has: (id: string) => boolean }

/** One row for all queries, then one a type. */
export function sumUp(measured: readonly MeasuredQuery[]): [AllRow, ...Row[]] {
  const types = [...new Set(measured.map(({ type }) => type))]
  const rows = types.map((type) =>
    toRow(
      type,
      measured.filter((each) => each.type === type),
    ),
  )
  return [{ ...toRow('all', measured), ...measureHonesty(measured) }, ...rows]
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
export function printHonesty(rows: readonly ({ name: string; queries: number } & Honesty)[]): void {
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
