/** One step of `npm run bench:scale` or `bench:cases` with a folder of cases, in a process of its own: prints JSON. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readCacheFile, writeCacheFile } from '../../server/cache-file.ts'
import { checkFolder } from '../../server/cases/check.ts'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { loadCases } from '../../server/cases/load.ts'
import { openParseCache } from '../../server/cases/parse-cache.ts'
import {
  checkInThreads,
  openParseThreads,
  type ParseThreads,
  parseInThreads,
} from '../../server/cases/parsing/parse-threads.ts'
import type { SearchRequest } from '../../server/contract/api.ts'
import { limitHeapGrowth } from '../../server/heap-growth.ts'
import type { Library } from '../../server/library/library.ts'
import { type LibraryOptions, openLibrary } from '../../server/library/open-library.ts'
import { packVectors, vectorFormat } from '../../server/search/embedding/vector-file.ts'
import { shippedVectorsFile } from '../../server/search/embedding/vector-store.ts'
import { cutPassages } from '../../server/search/passages.ts'
import { openTroubles } from '../../server/troubles.ts'
import { makeVectors } from './generated-cases.ts'
import { measureMemory, timesOf } from './measure.ts'
import { benchQueries } from './requests.ts'

/** Seconds of the clock and of the processor, and megabytes held and resident. */
export type Opened = { seconds: number; cpu: number; held: number; resident: number }

export type Measured = Opened & {
  cases: number
  vectors: number
  words: Searched
  /** By words and meaning, without what the vector of the query takes. */
  both: Searched
  /** The same with five facets chosen. */
  chosen: Searched
  suggest: number[]
  /** Seconds from the save to being found, and how many passages were embedded for all the edits. */
  edits: number[]
  embedded: number
  /** Megabytes after all searches and edits. */
  residentLater: number
  heldLater: number
}

/** Milliseconds of each search: at the first asking, and the quickest of all. */
export type Searched = { first: number[]; quickest: number[] }

const [step = '', casesFolder = '', ...words] = process.argv.slice(2)
/** Of the steps that open the library; the others are told how often to work. */
const dataFolder = words[0] ?? ''
const steps = {
  load: () => timeFolder((threads) => loadCases(casesFolder, realDisk, parseInThreads(threads))),
  check: () => timeFolder((threads) => checkFolder(casesFolder, checkInThreads(threads))),
  first: openFirst,
  vectors: keepVectors,
  warm: measureWarm,
}
const run = steps[step as keyof typeof steps]
console.log(JSON.stringify(await run()))
process.exit(0)

/** Milliseconds of each round of the work, the first cold. */
async function timeFolder(work: (threads: ParseThreads) => Promise<unknown>): Promise<number[]> {
  const threads = openParseThreads({ withHead: true })
  const rounds = Array.from({ length: Number(words[0]) }, () => threads)
  const times = await timesOf(rounds, work)
  await threads.close()
  return times
}

/** Everything is read, analysed and indexed; no model, so that no vector is computed. */
async function openFirst(): Promise<Opened> {
  const { library, opened } = await open({ model: dataFolder })
  await library.close()
  return opened
}

/** Made vectors for all passages, kept where the library keeps computed ones. */
async function keepVectors(): Promise<{ vectors: number }> {
  const { parse, recall } = await openParseCache(dataFolder, openTroubles(console.error))
  const { cases } = (await openLiveShelf(casesFolder, realDisk, parse, recall)).shelf()
  const real = await readCacheFile(shippedVectorsFile, vectorFormat, console.error)
  const made = makeVectors(
    cases.flatMap(cutPassages),
    Array.from(real ?? [], ([, vector]) => vector),
  )
  const inOrder = { ...vectorFormat, pack: packVectors }
  await writeCacheFile(vectorsFile(), inOrder, new Map(made))
  return { vectors: made.size }
}

function vectorsFile(kind: '' | '-recent' = ''): string {
  return join(dataFolder, `vectors${kind}.bin`)
}

async function measureWarm(): Promise<Measured> {
  const { library, opened } = await open({ live: true })
  const { cases, vectors } = library.health()
  const requests = listRequests()
  const words = await measureSearches(library, requests.map(byWordsAlone))
  const both = await measureSearches(library, await embedAll(library, requests))
  const chosen = await measureSearches(library, requests.map(chooseFive))
  const suggest = measureSuggestions(library)
  const edits = await measureEdits(library)
  const embedded = await readCacheFile(vectorsFile('-recent'), vectorFormat, console.error)
  const residentLater = process.memoryUsage().rss / 1e6
  const heldLater = measureMemory()
  await library.close()
  return {
    ...{ ...opened, cases, vectors, words, both, chosen, suggest, edits },
    ...{ embedded: embedded?.size ?? 0, residentLater, heldLater },
  }
}

async function open(
  options: Partial<LibraryOptions>,
): Promise<{ library: Library; opened: Opened }> {
  limitHeapGrowth()
  const start = performance.now()
  const before = process.cpuUsage()
  const log = () => undefined
  const library = await openLibrary({ casesFolder, dataFolder, log, ...options })
  const { user, system } = process.cpuUsage(before)
  const seconds = (performance.now() - start) / 1e3
  const resident = process.memoryUsage().rss / 1e6
  const opened = { seconds, cpu: (user + system) / 1e6, held: measureMemory(), resident }
  return { library, opened }
}

/** Whole sentences and single words, some in quotation marks, some narrowed: what readers ask, in about that mix. */
function listRequests(): SearchRequest[] {
  const narrowings: SearchRequest['facets'][] = [
    {},
    {},
    { stage: ['organization'] },
    {},
    { prefecture: ['chiba', 'hokkaido'], theme: ['collaboration'] },
  ]
  const endings = ['', 'の事例', 'について', ' 「職員」', ' -公園']
  return benchQueries.flatMap((text, number) =>
    endings.map((ending, at): SearchRequest => {
      const facets = narrowings[(number + at) % narrowings.length] ?? {}
      const shown = { sort: 'relevance', page: 1, size: 20 } as const
      return { text: text + ending, facets, ...shown }
    }),
  )
}

function byWordsAlone(request: SearchRequest): SearchRequest {
  return { ...request, evidence: 'words' }
}

/** Many facets at once, each met by some of the cases. */
function chooseFive(request: SearchRequest): SearchRequest {
  const facets: SearchRequest['facets'] = {
    stage: ['workplace', 'organization', 'community'],
    level: ['improve', 'innovate'],
    population: ['city', 'core-city', 'town-village'],
    theme: ['teamwork', 'collaboration', 'leadership'],
    collection: ['kaizen-movement', 'culture', 'ppp'],
  }
  return { ...request, facets }
}

/** The library keeps the vectors of queries: asked for once, they cost nothing any more. */
async function embedAll(
  library: Library,
  requests: readonly SearchRequest[],
): Promise<readonly SearchRequest[]> {
  for (const request of requests) await library.search({ ...request, size: 1 })
  return requests
}

/** Asked anew each time: pages of another size, so that no answer is remembered. */
async function measureSearches(
  library: Library,
  requests: readonly SearchRequest[],
): Promise<Searched> {
  const times: number[][] = requests.map(() => [])
  for (let round = 0; round < 5; round++) {
    for (const [number, request] of requests.entries()) {
      const start = performance.now()
      await library.search({ ...request, size: 20 + round })
      times[number]?.push(performance.now() - start)
    }
  }
  return {
    first: times.map(([time = 0]) => time),
    quickest: times.map((own) => Math.min(...own)),
  }
}

function measureSuggestions(library: Library): number[] {
  const typed = 'き きた 北上 北上市の かいぜん kaizen 公民 し 窓口 あ 市 の'.split(' ')
  return [...typed, ...typed, ...typed].map((text) => {
    const start = performance.now()
    library.suggest(text)
    return performance.now() - start
  })
}

/** Saves a case with a new word and waits until it is found by it. */
async function measureEdits(library: Library): Promise<number[]> {
  const everything = { text: '', facets: {}, sort: 'relevance', page: 1, size: 3 } as const
  const { hits } = await library.search(everything)
  const seconds: number[] = []
  for (const [number, { slug }] of hits.entries()) {
    const file = join(casesFolder, `${slug}.md`)
    const text = await readFile(file, 'utf8')
    const word = `かもしか観測${number}`
    const start = performance.now()
    await writeFile(file, text.replace(/(?<=## 工夫\n\n)/, `${word}をした。`))
    const isFound = async () =>
      (await library.search({ ...everything, text: `"${word}"` })).total > 0
    while (!(await isFound())) await sleep(5)
    seconds.push((performance.now() - start) / 1e3)
    await restUntilEmbedded(library)
  }
  return seconds
}

/** The vectors of the change follow behind the words. */
async function restUntilEmbedded(library: Library): Promise<void> {
  do await sleep(1_000)
  while (library.health().degraded.some((part) => part.includes('計算中')))
}
