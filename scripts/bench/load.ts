/**
 * `npm run bench:load [-- --seconds 60]`: the whole program, started as `npm start` does, under the load of real
 * questions, none of them asked twice. Prints the block for the measured values; ends by itself within 15 minutes.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type ServerProcess, startServer } from '../server-process.ts'
import { writeTable } from '../text-table.ts'
import {
  type Answered,
  askAtRate,
  askFromClients,
  listPaths,
  listQuestions,
  mixedPath,
  searchPath,
  sumUp,
} from './requests.ts'

const usualRate = 20
const longestMs = 300
const rates = [30, 40, 50, 60, 80, 100, 120, 150]
const manyClients = 500
const manyRequests = 15_000
/** As after a morning: every memory of the server that is bounded by a number is full. */
const requestsBefore = 5000

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
const seconds = Number(values.seconds)
const data = await mkdtemp(join(tmpdir(), 'kaizen-load-'))
const memoryFile = join(data, 'memory.json')
const questions = await listQuestions()
const preload = new URL('./report-memory.mjs', import.meta.url)

try {
  // What is missing is built before anything is measured.
  await (await start()).stop()
  const server = await start()
  try {
    printBlock(await measureAll(server))
  } finally {
    await server.stop()
  }
} finally {
  await rm(data, { recursive: true, force: true })
}

function start(): Promise<ServerProcess> {
  const environment = {
    DATA_DIR: join(data, 'data'),
    MEMORY_FILE: memoryFile,
    NODE_OPTIONS: `--import ${preload.href}`,
  }
  return startServer({ environment })
}

type Row = readonly [what: string, wanted: string, got: string]

async function measureAll({ url, child }: ServerProcess): Promise<Row[]> {
  const searches = listPaths(questions, searchPath)
  const load = { rate: usualRate, seconds }
  const first = say('right after ready', await askAtRate(url, searches, load))
  const second = say('later', await askAtRate(url, searches, load))
  const breaking = await findBreakingRate(url, searches)
  await setTimeout(2000)
  const crowd = { clients: manyClients, seconds: seconds / 4 }
  const served = say('crowd', await askFromClients(url, searches, crowd))
  const backAfter = await waitUntilUsual(url, searches)
  const mixed = listPaths(questions, mixedPath)
  const ask = (requests: number) =>
    askFromClients(url, mixed, { clients: 8, seconds: 10 * seconds, requests })
  await ask(requestsBefore)
  const before = await readMemory(child)
  const long = say('mixed', await ask(manyRequests))
  const after = await readMemory(child)
  const change = (100 * (after.heapMb - before.heapMb)) / before.heapMb
  return [
    [`ready の直後から毎秒${usualRate}件、${seconds}秒`, '80 ／ 300 ms', describe(first)],
    [`そのあと毎秒${usualRate}件、${seconds}秒`, '80 ／ 300 ms', describe(second)],
    [`p99 が ${longestMs} ms を超える率`, '—', breaking],
    [
      `${manyClients}接続（答えたもの。断り ${sumUp(served).others}件）`,
      '— ／ 2,000 ms',
      describe(served),
    ],
    ['その負荷が止んでからいつもの速さまで', '10 秒', `${backAfter.toFixed(1)} 秒`],
    [
      `${long.length.toLocaleString('en')}件（検索・候補・頁）の前後のヒープ`,
      '±5 %',
      `${before.heapMb.toFixed(0)} → ${after.heapMb.toFixed(0)} MB（${signed(change)} %）`,
    ],
  ]
}

function describe(answers: readonly Answered[]): string {
  const { p50, p99 } = sumUp(answers)
  return `${p50.toFixed(0)} ／ ${p99.toFixed(0)} ms`
}

/** Progress on stderr; stdout has only the block. */
function say(what: string, answers: Answered[]): Answered[] {
  const counts = new Map<number, number>()
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1)
  const statuses = [...counts].map(([status, count]) => `${status}: ${count}`).join(', ')
  console.error(`${what}: ${describe(answers)} (${statuses})`)
  return answers
}

async function findBreakingRate(url: string, searches: Iterator<string>): Promise<string> {
  for (const rate of rates) {
    const answers = await askAtRate(url, searches, { rate, seconds: Math.ceil(seconds / 6) })
    const { p99, others } = sumUp(say(`${rate} a second`, answers))
    if (p99 > longestMs || others > 0) return `毎秒${rate}件`
    await setTimeout(1000)
  }
  return `毎秒${rates.at(-1)}件まで超えない`
}

/** Seconds until ten searches in a row, one after the other, have a median as wanted of the usual load. */
async function waitUntilUsual(url: string, searches: Iterator<string>): Promise<number> {
  const start = performance.now()
  for (;;) {
    const answers = await askFromClients(url, searches, { clients: 1, seconds: 30, requests: 10 })
    const { p50, others } = sumUp(answers)
    const took = (performance.now() - start) / 1000
    if ((p50 <= 80 && others === 0) || took > 60) return took
  }
}

async function readMemory({ pid = 0 }: ServerProcess['child']): Promise<{ heapMb: number }> {
  await rm(memoryFile, { force: true })
  await setTimeout(2000)
  process.kill(pid, 'SIGUSR2')
  for (let tries = 0; tries < 100; tries += 1) {
    await setTimeout(100)
    const text = await readFile(memoryFile, 'utf8').catch(() => undefined)
    if (text !== undefined) return JSON.parse(text)
  }
  throw new Error('the server did not say what its heap holds')
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
}

function printBlock(rows: readonly Row[]): void {
  const what = `負荷（\`npm run bench:load\`、${cpus().length}コア、問いはどれも初めて）`
  console.log(writeTable([what, '目標', 'p50 ／ p99'], rows, 'numbers'))
}
