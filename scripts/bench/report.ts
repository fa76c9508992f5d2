/** The two tables of the comparison; the first engine is ours, and the others are set against it. */

import type { Quality } from './quality.ts'
import type { Speed } from './speed.ts'
import { printTable } from './table.ts'

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
      '索引 秒',
      '内蔵比',
      'p50 ms',
      '内蔵比',
      'p95 ms',
      '内蔵比',
      'メモリー MB',
      '内蔵比',
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
