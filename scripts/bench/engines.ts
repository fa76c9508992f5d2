/**
 * `npm run bench:engines [-- --documents N] [--large N] [--only products] [--cases DIR] [--queries FILE.jsonl]`: our
 * engine for words beside MiniSearch, Orama and, where the program is installed, Meilisearch as it comes; all get the
 * same base forms. Then, with the program, the two engines of the product side by side; `--large` is the server alone
 * with that many cases. Quality is measured on the shipped cases, speed on many generated ones too.
 */

import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { loadCases } from '../../server/cases/load.ts'
import { buildDocument } from '../../server/search/documents.ts'
import { mostByWords, mostCandidates } from '../../server/search/find-cases.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import { readQueries } from '../eval/measures.ts'
import { findMeilisearch } from '../meilisearch/server.ts'
import { createRandom, pickOne } from '../random.ts'
import {
  hits,
  keepAnswerable,
  measureQuality,
  measureSpeed,
  printQuality,
  printSpeed,
  type Quality,
  rounds,
  type Speed,
} from './compare-competitors.ts'
import {
  type OpenCompetitor,
  openEmbedded,
  openMeilisearch,
  openMiniSearch,
  openOrama,
  readWords,
} from './competitors.ts'
import { compareEngineQuality } from './engine-quality.ts'
import { compareEngineSpeed } from './engine-speed.ts'
import { generateCases } from './generated-cases.ts'
import { measureLargeIndex } from './large-index.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: 'cases' },
    documents: { type: 'string', default: '10000' },
    large: { type: 'string' },
    only: { type: 'string' },
    queries: { type: 'string', default: 'tests/eval/dev.jsonl' },
  },
})
const count = Number(values.documents)
const searchCount = 160
if (!Number.isInteger(count) || count < 1) {
  console.error(`--documents — 得た値「${values.documents}」 / 1以上の整数 / 例: 1000`)
  process.exit(1)
}

console.log(
  `Node ${process.version}、${process.platform} ${process.arch}、${availableParallelism()}コア`,
)
const openers: OpenCompetitor[] = [openEmbedded, openMiniSearch, openOrama]
const program = await findMeilisearch()
if (program) openers.push(() => openMeilisearch(program))
else console.log('Meilisearch は比べていません（PATH に meilisearch がありません）')

const [{ cases }, queries, analyzer] = await Promise.all([
  loadCases(values.cases),
  readQueries(values.queries),
  loadAnalyzer(),
])
const texts =
  queries?.map(({ query }) => query) ??
  cases.flatMap(({ title, questions }) => [title, ...questions])
if (cases.length === 0) {
  console.error(`--cases — 読める事例が「${values.cases}」にありません`)
  process.exit(1)
}
if (values.only !== 'products') {
  await compareQuality()
  await compareSpeed()
}
if (program) await compareEngines(program)

async function compareEngines(path: string): Promise<void> {
  const bench = { program: path, cases, texts, analyzer }
  if (queries) {
    console.log('\n二つのエンジンの検索の質: 同じ順位づけ、事例と判定つきの質問は配ったもの')
    await compareEngineQuality(path, values.cases, queries)
  }
  console.log(
    `\n二つのエンジンの速さ: 候補（語だけ ${mostByWords}件、両方 ${mostCandidates}件）を見つけて量るまで。` +
      'Meilisearch のメモリーはサーバーだけ' +
      '（ほかに内蔵の索引が本体にある）。作った事例のベクトルは、配ったものを少しずらした',
  )
  await compareEngineSpeed(bench, count)
  if (values.large) await measureLargeIndex(bench, Number(values.large))
}

async function compareQuality(): Promise<void> {
  if (!queries) {
    console.log(`\n検索の質は測っていません（判定つきの質問 ${values.queries} がありません）`)
    return
  }
  const documents = cases.map((found) => buildDocument(found, analyzer))
  const answerable = keepAnswerable(queries, documents)
  console.log(`\n検索の質: nDCG@10、語だけ、事例${cases.length}件、質問${answerable.length}件`)
  const results: Quality[] = []
  for (const open of openers) {
    results.push(await measureQuality(open, documents, answerable, analyzer))
  }
  printQuality(results)
}

async function compareSpeed(): Promise<void> {
  // Words only: without vectors the passages would only be hashed.
  const documents = generateCases(cases, count).map((found) => ({
    ...buildDocument(found, analyzer),
    cutPassages: () => [],
  }))
  const random = createRandom(2)
  const searches = Array.from({ length: searchCount }, () => {
    return readWords(pickOne(texts, random), analyzer)
  })
  console.log(
    `\n速さ: 12文の文書${count}件、検索${searchCount}回の${rounds}巡の中央値、${hits}件ずつ` +
      '（形態素解析は全エンジン共通で、時間に含まない）',
  )
  const results: Speed[] = []
  for (const open of openers) results.push(await measureSpeed(open, documents, searches))
  printSpeed(results)
}
