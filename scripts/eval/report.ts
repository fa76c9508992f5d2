/** Sums measured queries up, beside what the search reached when somebody last said that it was good, as Markdown tables. */

import { readFile, writeFile } from 'node:fs/promises'
import type { Evidence } from '../../server/search/find-cases.ts'
import { writeTable } from '../text-table.ts'
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
  type QueryWithFeatures,
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

/** A set of judged queries, measured with each kind of evidence. */
export type MeasuredSet = { name: string; measured: Record<Evidence, readonly QueryWithFeatures[]> }

export const evidences: readonly [Evidence, string][] = [
  ['words', '言葉だけ'],
  ['meaning', '意味だけ'],
  ['both', '両方'],
]

const typeLabels: Readonly<Record<string, string>> = {
  question: '問い',
  paraphrase: '言いかえ',
  keywords: '語',
  condition: '条件',
  name: '名',
  typing: '打ちまちがい',
  desk: '編集者の判定',
}

/** nDCG@10 of every measured list of queries by type, and the further measures over all of it. */
export function formatQuality(
  rows: readonly { name: string; measured: readonly MeasuredQuery[] }[],
): string {
  const answerable = rows.flatMap(({ measured }) => measured.filter((each) => each.measures))
  const types = [...new Set(answerable.map(({ type }) => type))]
  const lines = rows.map(({ name, measured }) => {
    const [all, ...ofTypes] = sumUp(measured)
    const byType = types.map((type) => ofTypes.find((row) => row.type === type)?.ndcg10)
    const cells = [all.ndcg10, ...byType, all.mrr10, all.recall5, all.recall10].map(showNumber)
    return [name, String(all.queries), ...cells]
  })
  const labels = types.map((type) => typeLabels[type] ?? type)
  const further = ['MRR@10', 'Recall@5', 'Recall@10']
  return writeTable(
    ['検索の質（nDCG@10）', '問い', '全体', ...labels, ...further],
    lines,
    'numbers',
  )
}

/** How far every set lies from the baseline. */
export function formatComparisons(baseline: Baseline, sets: readonly MeasuredSet[]): string {
  const rows = sets.map(({ name, measured }) => [
    name,
    ...evidences.map(([evidence]) =>
      showInterval(compareWithBaseline(baseline[evidence], measured[evidence])),
    ),
  ])
  const head = ['前に良しとした値との差（95 %の幅）', ...evidences.map(([, label]) => label)]
  return writeTable(head, rows, 'numbers')
}

/** How well answers and their absence are told apart, one row a way of judging. */
export function formatAnswerability(rows: readonly AnswerabilityRow[]): string {
  const lines = rows.map(({ name, queries, precision, recall, f1, falseNone, auc, ndcg10 }) => [
    ...[name, String(queries), showNumber(precision), showNumber(recall), showNumber(f1)],
    ...[showShare(falseNone), showNumber(auc), showNumber(ndcg10)],
  ])
  const head = ['該当なし', '問い', '適合率', '再現率', 'F1', '誤った該当なし', 'AUC', 'nDCG@10']
  return writeTable(head, lines, 'numbers')
}

function toRow(type: string, list: readonly MeasuredQuery[]): Row {
  return { ...{ type, queries: list.length }, ...meanMeasures(list) }
}

/** Three decimals; nothing measured is a dash. */
export function showNumber(value: number | undefined): string {
  return value === undefined ? '—' : value.toFixed(3)
}

/** A mean difference with its interval, each with its sign. */
export function showInterval({ mean, low, high }: Interval): string {
  return `${showSigned(mean)}（${showSigned(low)}〜${showSigned(high)}）`
}

function showShare(value: number | undefined): string {
  return value === undefined ? '—' : `${(100 * value).toFixed(1)} %`
}

function showSigned(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
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
