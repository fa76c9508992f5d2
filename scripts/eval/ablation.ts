/** Measures the search without each of its parts, and prints what each is worth. */

import type { JudgedQuery } from '../bench/queries.ts'
import { bootstrapMean, type Interval } from './bootstrap.ts'
import { type MeasuredQuery, measureParts } from './measure-library.ts'
import { meanMeasures } from './measures.ts'
import { variants } from './variants.ts'
import { buildSearch, varySearch, type Workshop } from './workshop.ts'

export type AblationRow = {
  name: string
  ndcg10: number | undefined
  mrr10: number | undefined
  /** nDCG@10 without the part less that of the whole, over the same queries. */
  difference: Interval
}

/** The whole search first, then one row for each part that is taken away. */
export async function measureAblations(
  workshop: Workshop,
  queries: readonly JudgedQuery[],
): Promise<AblationRow[]> {
  const search = await buildSearch(workshop)
  const whole = await measureParts(search, queries)
  const rows = [toRow('（全部あり）', whole, whole)]
  for (const { name, variant } of variants) {
    const measured = await measureParts(await varySearch(workshop, search, variant), queries)
    rows.push(toRow(name, measured, whole))
  }
  return rows
}

/** The rows as a Markdown table. */
export function formatAblations(rows: readonly AblationRow[]): string {
  const lines = rows.map(({ name, ndcg10, mrr10, difference }, at) => {
    const { mean, low, high } = difference
    const change = at === 0 ? '' : `${show(mean, '+')}（${show(low, '+')}〜${show(high, '+')}）`
    return `| ${name} | ${show(ndcg10)} | ${change} | ${show(mrr10)} |`
  })
  return ['| 外したもの | nDCG@10 | 差（95 %の幅） | MRR@10 |', '|---|--:|--:|--:|', ...lines].join(
    '\n',
  )
}

function toRow(
  name: string,
  measured: readonly MeasuredQuery[],
  whole: readonly MeasuredQuery[],
): AblationRow {
  const { ndcg10, mrr10 } = meanMeasures(measured)
  const differences = measured.flatMap(({ measures }, at) => {
    const before = whole[at]?.measures
    return measures && before ? [measures.ndcg10 - before.ndcg10] : []
  })
  return { ...{ name, ndcg10, mrr10 }, difference: bootstrapMean(differences) }
}

function show(value: number | undefined, plus = ''): string {
  if (value === undefined) return '—'
  const text = Math.abs(value).toFixed(3)
  return `${value < 0 ? '−' : plus}${text}`
}
