/** The content of a portable library out of a folder of cases: what everybody may read, and all that is computed of it. */

import type { Case } from '../../server/cases/case.ts'
import { realDisk } from '../../server/cases/folder.ts'
import { openLiveShelf } from '../../server/cases/live-shelf.ts'
import { openParseCache } from '../../server/cases/parse-cache.ts'
import { formatProblem } from '../../server/cases/problems.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import { listShownWithdrawn } from '../../server/cases/shown-withdrawn.ts'
import { buildCatalogue, createCaseIndexer } from '../../server/library/catalogue.ts'
import type { PortableContent } from '../../server/portable/portable-content.ts'
import type { SearchDocument } from '../../server/search/documents.ts'
import { startEmbedder } from '../../server/search/embedding/embedder.ts'
import type { VectorPack } from '../../server/search/embedding/vector-file.ts'
import { vectorKey } from '../../server/search/embedding/vector-pack.ts'
import { openVectorStore, type VectorStore } from '../../server/search/embedding/vector-store.ts'
import { createForwardIndex } from '../../server/search/forward-index/forward-index.ts'
import { packDictionary } from '../../server/text/compact-dictionary/pack-dictionary.ts'
import { loadTokenizer } from '../../server/text/load-dictionary.ts'
import { readShippedDictionary } from '../../server/text/shipped-dictionary.ts'
import { openAnalyzer } from '../../server/text/token-cache.ts'
import { createTokenStore, type TokenStore } from '../../server/text/token-store.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { openTroubles } from '../../server/troubles.ts'

type Order = {
  casesFolder: string
  dataFolder: string
  /** Only cases of these; all where none is named. */
  collections: readonly string[]
  log: (message: string) => void
}

/** Collects it; a bad case file is named and left out. The same cases always make the same content. */
export async function collectContent(order: Order): Promise<PortableContent> {
  const { casesFolder, dataFolder, log } = order
  const troubles = openTroubles(log)
  const [parses, { analyzer }, store, shippedDictionary] = await Promise.all([
    openParseCache(dataFolder, troubles),
    openAnalyzer(dataFolder, troubles),
    openVectorStore(dataFolder, troubles),
    readShippedDictionary(),
  ])
  const live = await openLiveShelf(casesFolder, realDisk, parses.parse)
  await parses.close()
  const { cases: all, problems } = live.shelf()
  const errors = problems.filter(({ severity }) => severity === 'error')
  for (const error of errors) log(formatProblem(error))
  const cases = listShownCases(chooseCases(all, order.collections), 'public')

  const tokens = createTokenStore()
  const recording = recordAnalyses(analyzer, tokens)
  const forwardIndex = createForwardIndex()
  const index = createCaseIndexer(recording)
  const documents = cases.map((found) => index(found).document)
  const vectors = await collectVectors(documents, store)
  buildCatalogue(cases, recording, { find: (key) => vectors.get(key) }, index, forwardIndex)
  troubles.close()
  return {
    cases,
    withdrawn: listShownWithdrawn(live.withdrawn(), 'public', cases),
    tokens,
    rows: {
      dictionaries: forwardIndex.dictionaries,
      byHash: new Map(documents.map((document) => [document.hash, forwardIndex.rowOf(document)])),
    },
    vectors,
    dictionary: shippedDictionary ?? packDictionary(await loadTokenizer()),
  }
}

function chooseCases(all: readonly Case[], collections: readonly string[]): readonly Case[] {
  if (collections.length === 0) return all
  return all.filter((found) => found.collections.some((one) => collections.includes(one)))
}

/** The analyser that writes down what it is asked: a browser asks the same again, and finds it done. */
function recordAnalyses(analyzer: Analyzer, tokens: TokenStore): Analyzer {
  const tokenizeWithParts: Analyzer['tokenizeWithParts'] = (text) => {
    const found = analyzer.tokenizeWithParts(text)
    tokens.addTokens(text, found)
    return found
  }
  return {
    tokenizeWithParts,
    tokenize: (text) => tokenizeWithParts(text).filter(({ part }) => !part),
    findInEach: analyzer.findInEach,
    read: (text) => {
      const reading = analyzer.read(text)
      tokens.addReading(text, reading)
      return reading
    },
  }
}

/** The vectors of all passages; those that have none yet are computed. */
async function collectVectors(
  documents: readonly SearchDocument[],
  store: VectorStore,
): Promise<VectorPack> {
  const passages = documents.flatMap((document) => document.cutPassages())
  const missing = store.listMissing(passages)
  if (missing.length > 0) {
    const embedder = await startEmbedder()
    await store.compute(missing, embedder)
    await embedder.close()
  }
  const keys = new Set(passages.map(({ input }) => vectorKey(input)))
  return new Map(
    [...keys].flatMap((key) => {
      const vector = store.find(key)
      return vector ? [[key, vector] as const] : []
    }),
  )
}
