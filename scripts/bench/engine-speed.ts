/**
 * The two engines of the product side by side, as they are used (what each finds is weighed by the same index of this
 * process): time to publish, time to find, memory, room on disk.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { readCacheFile } from '../../server/cache-file.ts'
import type { Case } from '../../server/cases/case.ts'
import type { Choice } from '../../server/search/choices.ts'
import { buildDocument, type SearchDocument } from '../../server/search/documents.ts'
import { createEmbeddedEngine } from '../../server/search/embedded/engine.ts'
import { type VectorPack, vectorFormat } from '../../server/search/embedding/vector-file.ts'
import { unpackVector } from '../../server/search/embedding/vector-pack.ts'
import { shippedVectorsFile } from '../../server/search/embedding/vector-store.ts'
import type { SearchEngine, WordQuery } from '../../server/search/engine.ts'
import { mostByWords, mostCandidates } from '../../server/search/find-cases.ts'
import { createForwardIndex } from '../../server/search/forward-index/forward-index.ts'
import type { FindVector } from '../../server/search/meilisearch/index-document.ts'
import { openMeilisearch } from '../../server/search/meilisearch/open.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { makeKeys, startMeilisearch } from '../meilisearch/server.ts'
import { createRandom, pickOne } from '../random.ts'
import { printTable } from '../text-table.ts'
import { readWords } from './competitors.ts'
import { generateCases, makeVectors } from './generated-cases.ts'
import {
  measureFolder,
  measureMemory,
  measureResident,
  sumUpTimes,
  type Times,
  timeOf,
  timesOf,
} from './measure.ts'

export type EngineBench = {
  program: string
  cases: readonly Case[]
  texts: readonly string[]
  analyzer: Analyzer
}

const searchCount = 100

/** Measures and prints both engines on the cases themselves and on `count` generated ones. */
export async function compareEngineSpeed(bench: EngineBench, count: number): Promise<void> {
  const { cases, analyzer } = bench
  const shipped =
    (await readCacheFile(shippedVectorsFile, vectorFormat, console.error)) ?? new Map()
  const sizes = [cases, generateCases(cases, count)]
  const results: EngineSpeed[] = []
  for (const some of sizes) {
    const documents = some.map((found) => buildDocument(found, analyzer))
    results.push(...(await measureBoth(bench, documents, shipped)))
  }
  printSpeeds(results)
}

async function measureBoth(
  { program, texts, analyzer }: EngineBench,
  documents: readonly SearchDocument[],
  shipped: VectorPack,
): Promise<EngineSpeed[]> {
  const real = Array.from(shipped, ([, vector]) => vector)
  const passages = documents.flatMap((document) => document.cutPassages())
  const made = makeVectors(passages, real)
  const findVector = (key: string) => shipped.get(key) ?? made.get(key)
  const random = createRandom(4)
  const searches = Array.from(
    { length: searchCount },
    (): EngineSearch => ({
      words: readWords(pickOne(texts, random), analyzer),
      vector: unpackVector(pickOne(real, random)),
    }),
  )
  const openers = [openEmbedded, openOnMeilisearch(program)]
  const results: EngineSpeed[] = []
  for (const open of openers) {
    results.push(await measureEngine(open, findVector, documents, searches))
  }
  return results
}

function printSpeeds(results: readonly EngineSpeed[]): void {
  const times = ({ p50, p95 }: Times) => [p50.toFixed(1), p95.toFixed(1)]
  printTable([
    [
      ...['エンジン', '事例', '登録 秒', '1件の直し 秒', '語 p50 ms', 'p95', '両方 p50', 'p95'],
      ...['5つの絞り込み p50', 'p95', 'メモリー MB', 'ディスク MB', '上位10の一致'],
    ],
    ...results.map((result) => {
      const own = results.find(({ documents }) => documents === result.documents) ?? result
      return [
        ...[result.name, String(result.documents), result.publishSeconds.toFixed(1)],
        result.editSeconds.toFixed(2),
        ...[...times(result.words), ...times(result.both), ...times(result.chosen)],
        ...[result.memory.toFixed(0), result.disk?.toFixed(0) ?? '—'],
        shareFound(own, result).toFixed(2),
      ]
    }),
  ])
}

type MeasuredEngine = {
  name: string
  engine: SearchEngine
  /** Ends when searches are answered from the new content by the engine itself. */
  publish: (documents: readonly SearchDocument[]) => Promise<void>
  /** Megabytes that the index holds in memory, in whichever process. */
  measureMemory: () => Promise<number>
  /** Megabytes of the index on disk, where it has any. */
  measureDisk: () => Promise<number | undefined>
  close: () => Promise<void>
}

type OpenEngine = (findVector: FindVector) => Promise<MeasuredEngine>

/** Opens the engine of this process. */
const openEmbedded: OpenEngine = async (findVector) => {
  const before = measureMemory()
  const engine = createEmbeddedEngine(findVector)
  return {
    ...{ name: '内蔵', engine, publish: engine.publish },
    measureMemory: async () => measureMemory() - before,
    measureDisk: async () => undefined,
    close: async () => undefined,
  }
}

/** The master key of a server that lives as long as the measuring does. */
const masterKey = 'only for measuring on this machine'
/** Nobody is kept waiting here: what is slow is to be measured, not to be cut off. */
const patienceMs = 60_000

/** Opens the engine on a server of its own. */
function openOnMeilisearch(program: string): OpenEngine {
  return async (findVector) => {
    const server = await startMeilisearch(program, masterKey)
    const sources = { forwardIndex: createForwardIndex(), findVector }
    const embedded = createEmbeddedEngine(findVector, sources.forwardIndex)
    const { engine, close } = await openMeilisearch({
      ...{ url: server.url, ...(await makeKeys(server.url, masterKey)), patienceMs },
      ...{ embedded, sources, log: (message) => console.error(message) },
    })
    return {
      ...{ name: 'Meilisearch', engine },
      publish: async (documents) => {
        await engine.publish(documents)
        while (engine.status().underWay !== undefined) await sleep(20)
      },
      measureMemory: () => measureResident(server.pid),
      measureDisk: () => measureFolder(server.folder),
      close: async () => {
        await close()
        await server.stop()
      },
    }
  }
}

type EngineSearch = { words: WordQuery; vector: Float32Array }

type EngineSpeed = {
  name: string
  documents: number
  publishSeconds: number
  /** One edited case, until the engine itself finds it. */
  editSeconds: number
  words: Times
  both: Times
  /** Both, with five choices at once. */
  chosen: Times
  memory: number
  disk: number | undefined
  /** The first ten by words, in the order of their evidence, of every search. */
  found: string[][]
}

/** Many facets at once, each met by some of the cases. */
const choice: Choice = {
  facets: {
    stage: ['workplace', 'organization', 'community'],
    level: ['improve', 'innovate'],
    population: ['city', 'core-city', 'town-village'],
    theme: ['teamwork', 'collaboration', 'leadership'],
    collection: ['kaizen-movement', 'culture', 'ppp'],
  },
}

/** Publishes the documents and runs all searches, after some that only warm up. */
async function measureEngine(
  open: OpenEngine,
  findVector: FindVector,
  documents: readonly SearchDocument[],
  searches: readonly EngineSearch[],
): Promise<EngineSpeed> {
  const { name, engine, publish, measureMemory, measureDisk, close } = await open(findVector)
  try {
    const publishMs = await timeOf(() => publish(documents))
    for (const search of searches.slice(0, 20)) await findBoth(engine, search)
    const found: string[][] = []
    const words = await measureSearches(searches, async (search) => {
      const best = await engine.findByWords(search.words, mostByWords)
      found.push(best.slice(0, 10).map(({ slug }) => slug))
    })
    const both = await measureSearches(searches, (search) => findBoth(engine, search))
    const chosen = await measureSearches(searches, (search) => findBoth(engine, search, choice))
    const memory = await measureMemory()
    const edited = documents.map((each, at) => (at === 0 ? editDocument(each) : each))
    const editMs = await timeOf(() => publish(edited))
    return {
      ...{ name, documents: documents.length, words, both, chosen, memory, found },
      publishSeconds: publishMs / 1e3,
      editSeconds: editMs / 1e3,
      disk: await measureDisk(),
    }
  } finally {
    await close()
  }
}

async function measureSearches(
  searches: readonly EngineSearch[],
  work: (search: EngineSearch) => Promise<unknown>,
): Promise<Times> {
  return sumUpTimes(await timesOf(searches, work))
}

/** One after the other, as a search does it that has its words found while its vector is computed. */
async function findBoth(
  engine: SearchEngine,
  { words, vector }: EngineSearch,
  chosen?: Choice,
): Promise<void> {
  await engine.findByWords(words, mostCandidates, chosen)
  await engine.findByMeaning(vector, mostCandidates, chosen)
}

function editDocument(document: SearchDocument): SearchDocument {
  const readEdited = () => {
    const { terms, ...others } = document.readWords()
    const [title = [], ...rest] = terms
    return { terms: [[...title, '改訂'], ...rest], ...others }
  }
  return { ...document, hash: `${document.hash} edited`, readWords: readEdited }
}

/** The share of the first ten of one engine that is among the first ten of the other, over all searches. */
function shareFound(one: EngineSpeed, other: EngineSpeed): number {
  const shares = one.found.map((wanted, at) => {
    const found = new Set(other.found[at])
    const shared = wanted.filter((slug) => found.has(slug)).length
    return wanted.length === 0 ? 1 : shared / wanted.length
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}
