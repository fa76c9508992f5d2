/**
 * `npm run bench:scale [-- --cases N] [--from DIR]`: how the library holds up with 10,000 cases, made in a temporary
 * folder out of the shipped ones: checking, opening, memory, search by words, suggestions, and one edit.
 */

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeTable } from '../text-table.ts'
import { writeCases } from './generated-cases.ts'
import type { Measured, Opened } from './library-steps.ts'
import { quantile } from './measure.ts'
import { runStep } from './run-step.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    from: { type: 'string', default: 'cases' },
  },
})
const count = Number(values.cases)
if (!Number.isInteger(count) || count < 1) {
  console.error(`--cases — 得た値「${values.cases}」 / 1以上の整数 / 例: 1000`)
  process.exit(1)
}

const folder = await mkdtemp(join(tmpdir(), 'bench-scale-'))
const folders = ['cases', 'data'].map((name) => join(folder, name))
const [casesFolder = '', dataFolder = ''] = folders
try {
  await mkdir(dataFolder)
  say('事例を作る')
  await writeCases(values.from, casesFolder, count)
  say('読み込みと点検')
  const [check = Number.NaN] = await runStep<number[]>('check', [casesFolder, '1'])
  say('初めて開く')
  const first = await runStep<Opened>('first', folders)
  say('ベクトルを作る')
  await runStep('vectors', folders)
  say('もう一度開いて、探す・候補・直し')
  print(check, first, await runStep<Measured>('warm', folders))
} finally {
  await rm(folder, { recursive: true, force: true })
}

function say(step: string): void {
  console.error(`${step} …`)
}

function print(check: number, first: Opened, warm: Measured): void {
  const [load = 0] = loadavg()
  console.log(
    `Node ${process.version}、${process.platform} ${process.arch}、${availableParallelism()}コア、` +
      `混みぐあい ${load.toFixed(1)}。事例${warm.cases}件、ベクトル${warm.vectors}本\n` +
      '事例の文は、配る事例の文の前半と後半を組みかえたもの。ベクトルは配るものを少しずらして作った' +
      '（1万件の分を計算すれば30分あまりかかる）。初めて開く時間に、ベクトルの計算は入らない\n',
  )
  const milliseconds = (times: readonly number[]) =>
    `${quantile(times, 0.5).toFixed(1)} ／ ${quantile(times, 0.95).toFixed(1)} ms`
  const seconds = (one: Opened) => `${one.seconds.toFixed(1)} 秒（CPU ${one.cpu.toFixed(1)} 秒）`
  const gigabytes = (megabytes: number) => `${(megabytes / 1e3).toFixed(2)} GB`
  const rows = [
    ['読み込みと点検', '20 秒', `${(check / 1e3).toFixed(1)} 秒`],
    ['初めて開く', '—', seconds(first)],
    ['取り置きから開く', '3 秒', seconds(warm)],
    [
      'メモリー（開いたとき）',
      '0.9 GB',
      `${gigabytes(warm.resident)}（使用中 ${gigabytes(warm.held)}）`,
    ],
    [
      'メモリー（2,250回探したあと）',
      '0.9 GB',
      `${gigabytes(warm.residentLater)}（使用中 ${gigabytes(warm.heldLater)}）`,
    ],
    ['言葉だけの検索 p50 ／ p95、初めて', '—', milliseconds(warm.words.first)],
    ['同、5回のうち速い回', '8 ms（p95）', milliseconds(warm.words.quickest)],
    ['言葉と意味の検索、問いのベクトルを除いて、初めて', '—', milliseconds(warm.both.first)],
    ['同、5回のうち速い回', '25 ms（p95）', milliseconds(warm.both.quickest)],
    ['同、5つの絞り込み', '15 ms（p95）', milliseconds(warm.chosen.quickest)],
    ['入力中の候補 p50 ／ p95', '10 ms（p95）', milliseconds(warm.suggest)],
    ['1件の直しが見つかるまで（最大）', '0.3 秒', `${Math.max(...warm.edits).toFixed(2)} 秒`],
    [
      '1件の直しで計算し直すベクトル',
      '変わった所だけ',
      `${(warm.embedded / Math.max(1, warm.edits.length)).toFixed(1)} 本`,
    ],
  ]
  console.log(writeTable(['項目', '目標', '測った値'], rows))
}
