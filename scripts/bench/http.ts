/**
 * `npm run bench [-- --cases DIR]`: what a reader waits for, on the shipped cases and on this machine, in one run: start to ready
 * and to the first answer, one query embedding, and searches over HTTP by words only and by words and meaning, first time
 * and repeated.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildApp } from '../../server/app.ts'
import { findPage } from '../../server/http/assets.ts'
import { openLibrary } from '../../server/library/open-library.ts'
import { startEmbedder } from '../../server/search/embedding/embedder.ts'
import { type ServerProcess, startByNpm, startServer } from '../server-process.ts'
import { writeTable } from '../text-table.ts'
import { quantile, timesOf } from './measure.ts'
import { benchQueries } from './requests.ts'

const starts = 5
/** Other endings make other queries, so that there are enough first times for a p95. */
const queries = ['', 'の事例', 'について'].flatMap((end) => benchQueries.map((text) => text + end))

type Row = { what: string; times: readonly number[] }

const { values } = parseArgs({ options: { cases: { type: 'string', default: 'cases' } } })
const data = await mkdtemp(join(tmpdir(), 'kaizen-bench-'))
try {
  const { server, times } = await startOften()
  const firstAnswer = await measureFirstAnswer()
  const hybrid = await measureServer(server).finally(server.stop)
  const embedding = await measureEmbedding()
  const words = await measureWordsOnly()
  print([{ what: 'start to ready', times }, firstAnswer, embedding, words, ...hybrid])
  const [first] = hybrid
  const ratio = quantile(first?.times ?? [], 0.95) / quantile(embedding.times, 0.95)
  console.log(`words and meaning, p95 over one query embedding: ${ratio.toFixed(2)}`)
} finally {
  await rm(data, { recursive: true, force: true })
}

/** Starts the server several times; the last one goes on running. */
async function startOften(): Promise<{ server: ServerProcess; times: number[] }> {
  const times: number[] = []
  for (;;) {
    const server = await startServer({ environment: { CASES_DIR: values.cases, DATA_DIR: data } })
    times.push(server.readyMs)
    if (times.length === starts) return { server, times }
    await server.stop()
  }
}

/** From `npm start`, with everything built, to the answer of a search by words and meaning. */
async function measureFirstAnswer(): Promise<Row> {
  const times: number[] = []
  while (times.length < starts) {
    const start = performance.now()
    const { url, stop } = await startByNpm({ CASES_DIR: values.cases, DATA_DIR: data })
    await search(url, benchQueries[0] ?? '')
    times.push(performance.now() - start)
    await stop()
  }
  return { what: 'npm start to the first answer', times }
}

async function measureServer({ url }: ServerProcess): Promise<Row[]> {
  await settle(url)
  const first = await timesOf(queries, (text) => search(url, text))
  const repeated = await timesOf(queries, (text) => search(url, text))
  return [
    { what: 'words and meaning over HTTP, first time', times: first },
    { what: 'words and meaning over HTTP, repeated', times: repeated },
  ]
}

/** Waits until no vector is being computed any more, then warms up what compiles at first use. */
async function settle(url: string): Promise<void> {
  for (;;) {
    const health = await (await fetch(`${url}/api/health`)).json()
    if (health.degraded.length === 0) break
    console.error(`${health.degraded.join('、')}（残り${health.waiting}件）`)
    await new Promise((resolve) => setTimeout(resolve, 2000))
  }
  for (let round = 0; round < 10; round += 1) await search(url, `慣らし${round}`)
}

async function measureEmbedding(): Promise<Row> {
  const embedder = await startEmbedder()
  const embed = (text: string) => embedder.embed(`query: ${text}`, 'query')
  for (let round = 0; round < 10; round += 1) await embed(`慣らし${round}`)
  const times = await timesOf(queries, embed)
  await embedder.close()
  return { what: 'one query embedding', times }
}

/** In this process: which evidence counts is no setting of the program, only of its library. */
async function measureWordsOnly(): Promise<Row> {
  const options = { casesFolder: values.cases, dataFolder: data, log: console.error }
  const library = await openLibrary({ ...options, evidence: 'words' })
  const app = await buildApp({ library, assets: await findPage() })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  for (let round = 0; round < 10; round += 1) await search(url, `慣らし${round}`)
  const times = await timesOf(queries, (text) => search(url, text))
  await app.close()
  await library.close()
  return { what: 'words only over HTTP, first time', times }
}

async function search(url: string, text: string): Promise<void> {
  const response = await fetch(`${url}/api/search?q=${encodeURIComponent(text)}`)
  if (!response.ok) throw new Error(`${response.status} for ${text}`)
  await response.arrayBuffer()
}

function print(rows: readonly Row[]): void {
  const cells = rows.map(({ what, times }) => [
    what,
    String(times.length),
    ...[0.5, 0.95].map((share) => quantile(times, share).toFixed(1)),
  ])
  console.log(writeTable(['what', 'n', 'p50 ms', 'p95 ms'], cells, 'numbers'))
}
