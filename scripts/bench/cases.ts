/**
 * `npm run bench:cases [-- --cases DIR] [--count N]`: how long loading and checking take, on the shipped cases
 * and on many cases made of their sentences. The first time is that of `npm run cases:check`.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCases } from '../../server/cases/load.ts'
import { printTable } from '../text-table.ts'
import { writeCases } from './generated-cases.ts'
import { quantile } from './measure.ts'
import { runStep } from './run-step.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: 'cases' },
    count: { type: 'string', default: '10000' },
  },
})
const count = Number(values.count)
if (!Number.isInteger(count) || count < 1) {
  console.error(`--count — 得た値「${values.count}」 / 1以上の整数 / 例: 1000`)
  process.exit(1)
}
const shippedRuns = 5

const shipped = (await loadCases(values.cases)).cases.length
const folder = await mkdtemp(join(tmpdir(), 'bench-cases-'))
try {
  await writeCases(values.cases, folder, count)
  const generated = (await loadCases(folder)).cases.length
  console.log(
    `Node ${process.version}、${process.platform} ${process.arch}、${availableParallelism()}コア。` +
      `配布の事例は${shippedRuns}回の中央値、増やした事例は1回。点検は読み込みを含む`,
  )
  const head = ['事例', '件数', '読み込み 初回', '読み込み 2回目', '点検 初回', '点検 2回目']
  printTable([
    head,
    ['配布', String(shipped), ...(await measure(values.cases, shippedRuns, 2))],
    ['増やした', String(generated), ...(await measure(folder, 1, 1))],
  ])
} finally {
  await rm(folder, { recursive: true, force: true })
}

/** Loading and checking, each in the first round of a process (cold) and, where asked for, in the second. */
async function measure(cases: string, runs: number, rounds: 1 | 2): Promise<string[]> {
  const cells: string[] = []
  for (const work of ['load', 'check']) {
    const times: number[][] = []
    for (let turn = 0; turn < runs; turn += 1)
      times.push(await runStep(work, [cases, String(rounds)]))
    cells.push(...[0, 1].map((round) => formatMedian(times.flatMap((one) => one[round] ?? []))))
  }
  return cells
}

function formatMedian(times: readonly number[]): string {
  return times.length === 0 ? '—' : `${(quantile(times, 0.5) / 1000).toFixed(2)} 秒`
}
