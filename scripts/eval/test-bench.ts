/**
 * The search in its parts: loaded once, put together as the library does it or with some part changed. What is
 * measured here answers like the library (tests/scripts/evaluation.test.ts).
 */

import type { Case } from '../../server/cases/case.ts'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { openParseCache } from '../../server/cases/parse-cache.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import type { SearchAnswer } from '../../server/contract/api.ts'
import { createCaseIndexer } from '../../server/library/catalogue.ts'
import { buildSearchParts } from '../../server/library/search-parts.ts'
import type { IndexedCase } from '../../server/search/documents.ts'
import { type Embedder, startEmbedder } from '../../server/search/embedding/embedder.ts'
import type { ModelName } from '../../server/search/embedding/model.ts'
import {
  type PackedVector,
  packVector,
  vectorKey,
} from '../../server/search/embedding/vector-pack.ts'
import { openVectorStore, type VectorStore } from '../../server/search/embedding/vector-store.ts'
import { createQueryEmbedder, type QueryEmbedder } from '../../server/search/meaning.ts'
import { cutPassages } from '../../server/search/passages.ts'
import type { SearchParts } from '../../server/search/search-cases.ts'
import { loadSynonyms } from '../../server/search/synonyms.ts'
import { openAnalyzer } from '../../server/text/token-cache.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { openTroubles } from '../../server/troubles.ts'

type Meaning = { store: VectorStore; embedQuery: QueryEmbedder }

export type TestBench = {
  cases: readonly Case[]
  analyzer: Analyzer
  store: VectorStore
  embedQuery: QueryEmbedder
  /** The meaning of these cases by another model; computed anew every time. */
  embedAnew: (model: ModelName, cases: readonly Case[]) => Promise<Meaning>
  close: () => Promise<void>
}

/** One way to search otherwise than the library does; what is left out is as it is there. */
export type Variant = {
  analyzer?: (analyzer: Analyzer) => Analyzer
  model?: ModelName
  cases?: (found: Case) => Case
  indexed?: (indexed: IndexedCase) => IndexedCase
  parts?: (parts: SearchParts) => SearchParts
  /** What is shown of an answer. */
  answer?: (answer: SearchAnswer) => SearchAnswer
}

/** On a busy machine a query waits for its vector: one answered by words alone would be measured as something else. */
const patienceMs = 60_000

/** Loads a folder of cases with a vector for every passage; what had to be computed is kept in the data folder. */
export async function openTestBench(
  casesFolder: string,
  dataFolder: string,
  log: (message: string) => void,
): Promise<TestBench> {
  const troubles = openTroubles(log)
  const [parses, { analyzer, keep }, store, embedder] = await Promise.all([
    openParseCache(dataFolder, troubles),
    openAnalyzer(dataFolder, troubles),
    openVectorStore(dataFolder, troubles),
    startEmbedder(),
  ])
  const others: Embedder[] = []
  const live = await openLiveShelf(casesFolder, realDisk, parses.parse)
  await parses.close()
  const shown = live.shelf().cases.filter(({ visibility }) => visibility === 'public')
  const missing = store.listMissing(shown.flatMap(cutPassages))
  troubles.replace('passage', await store.compute(missing, embedder))
  await Promise.all([store.save(), keep()])
  return {
    ...{ cases: shown, analyzer, store, embedQuery: createQueryEmbedder(embedder, patienceMs) },
    embedAnew: async (model, cases) => {
      const other = await startEmbedder({ model })
      others.push(other)
      return embedCases(cases, other, store)
    },
    close: async () => {
      await Promise.all([embedder, ...others].map((each) => each.close()))
    },
  }
}

async function embedCases(
  cases: readonly Case[],
  embedder: Embedder,
  store: VectorStore,
): Promise<Meaning> {
  const vectors = new Map<string, PackedVector>()
  for (const { input } of cases.flatMap(cutPassages)) {
    const key = vectorKey(input)
    if (!vectors.has(key)) vectors.set(key, packVector(await embedder.embed(input, 'passage')))
  }
  return {
    store: { ...store, find: (key) => vectors.get(key) },
    embedQuery: createQueryEmbedder(embedder, patienceMs),
  }
}

/** The search as the library has it. */
export function buildSearch(bench: TestBench): Promise<SearchParts> {
  return assemble(bench, {})
}

/** The same with a change; what is indexed is indexed anew only where the change touches it. */
export async function varySearch(
  bench: TestBench,
  search: SearchParts,
  variant: Variant,
): Promise<SearchParts> {
  const touchesIndex = variant.analyzer ?? variant.model ?? variant.cases ?? variant.indexed
  const parts = touchesIndex ? await assemble(bench, variant) : search
  return variant.parts?.(parts) ?? parts
}

async function assemble(bench: TestBench, variant: Variant): Promise<SearchParts> {
  const cases = variant.cases ? bench.cases.map(variant.cases) : bench.cases
  const { store, embedQuery } = variant.model ? await bench.embedAnew(variant.model, cases) : bench
  const analyzer = variant.analyzer?.(bench.analyzer) ?? bench.analyzer
  const index = createCaseIndexer(analyzer)
  return buildSearchParts({
    ...{ analyzer, store, embedQuery },
    cases: listShownCases(cases, 'public'),
    synonyms: loadSynonyms(analyzer),
    index: (found) => {
      const indexed = index(found)
      return variant.indexed?.(indexed) ?? indexed
    },
  })
}
