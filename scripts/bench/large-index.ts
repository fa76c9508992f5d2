/** Meilisearch with more cases than this process could hold: written in pieces, searched by words, weighed by nobody. */

import type { Case } from '../../server/cases/case.ts'
import { buildDocument } from '../../server/search/documents.ts'
import { createEmbeddedEngine } from '../../server/search/embedded/engine.ts'
import { createForwardIndex } from '../../server/search/forward-index/forward-index.ts'
import { connect } from '../../server/search/meilisearch/connection.ts'
import { leastAsked } from '../../server/search/meilisearch/engine.ts'
import { findSlugs, planWordSearches } from '../../server/search/meilisearch/find-slugs.ts'
import {
  type IndexDocument,
  toIndexDocument,
} from '../../server/search/meilisearch/index-document.ts'
import { waitForTask } from '../../server/search/meilisearch/publish.ts'
import { settings } from '../../server/search/meilisearch/settings.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { startMeilisearch } from '../meilisearch/server.ts'
import { createRandom, pickOne } from '../random.ts'
import { printTable } from '../text-table.ts'
import { readWords } from './competitors.ts'
import type { EngineBench } from './engine-speed.ts'
import { generateCases } from './generated-cases.ts'
import { measureFolder, measureResident, quantile } from './measure.ts'

const index = 'large'
const piece = 2_000
const searchCount = 100
/** Nothing here is to be cut off. */
const longestMs = 3_600_000

/** Measures and prints the server alone. */
export async function measureLargeIndex(bench: EngineBench, count: number): Promise<void> {
  const { program, cases, texts, analyzer } = bench
  const server = await startMeilisearch(program)
  const client = await connect(server.url, 'no key is asked for', longestMs)
  const patience = { taskMs: longestMs, signal: new AbortController().signal }
  try {
    const start = performance.now()
    const reader = rememberSentences(analyzer)
    let last = await client.createIndex(index, { primaryKey: 'slug' })
    await client.index(index).updateSettings(settings)
    for (const some of cutPieces(generateCases(cases, count))) {
      const written = writePiece(some, reader)
      // The server works on one piece while the next is being written.
      await waitForTask(client, last, patience)
      last = await client.index(index).addDocuments(written)
    }
    await waitForTask(client, last, patience)
    const seconds = (performance.now() - start) / 1e3
    // How rare a word is, a few hundred of the same kind tell as well.
    const sample = createEmbeddedEngine(() => undefined)
    await sample.publish(generateCases(cases, 500).map((found) => buildDocument(found, analyzer)))
    const random = createRandom(4)
    const times: number[] = []
    for (let search = 0; search < searchCount; search++) {
      const words = readWords(pickOne(texts, random), analyzer)
      const plan = planWordSearches(words, sample.listKnownWords(words))
      const asked = performance.now()
      await findSlugs(client, index, plan, leastAsked)
      times.push(performance.now() - asked)
    }
    printTable([
      ['サーバーだけ、語だけ', '事例', '登録 秒', 'p50 ms', 'p95', 'メモリー MB', 'ディスク MB'],
      [
        ...['Meilisearch', String(count), seconds.toFixed(0)],
        ...[quantile(times, 0.5).toFixed(1), quantile(times, 0.95).toFixed(1)],
        (await measureResident(server.pid)).toFixed(0),
        (await measureFolder(server.folder)).toFixed(0),
      ],
    ])
  } finally {
    await server.stop()
  }
}

/** Words only: embedding a million passages would take hours. */
function writePiece(some: readonly Case[], analyzer: Analyzer): IndexDocument[] {
  const sources = { forwardIndex: createForwardIndex(), findVector: () => undefined }
  return some.map((found) => {
    const document = { ...buildDocument(found, analyzer), cutPassages: () => [] }
    return toIndexDocument(document, '', sources)
  })
}

/** Generated cases are made of the same sentences, which have to be read only once. */
function rememberSentences(analyzer: Analyzer): Analyzer {
  const known = new Map<string, ReturnType<Analyzer['tokenize']>>()
  return {
    ...analyzer,
    tokenize: (text) => {
      const tokens = known.get(text) ?? analyzer.tokenize(text)
      known.set(text, tokens)
      return tokens
    },
  }
}

function* cutPieces(cases: readonly Case[]): Generator<readonly Case[]> {
  for (let from = 0; from < cases.length; from += piece) yield cases.slice(from, from + piece)
}
