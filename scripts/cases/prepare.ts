/**
 * `npm run cases:prepare`: does the slow work for the shipped cases once (parsing, analyses, vectors) and writes the files
 * that go with them, so that a first start has nothing left to compute. Run it after cases or analyser have changed.
 */

import { readCacheFile, writeCacheFile } from '../../server/cache-file.ts'
import { loadCases } from '../../server/cases/load.ts'
import { collectParses, shippedParsesFile } from '../../server/cases/parse-cache.ts'
import { readParseFormat } from '../../server/cases/parse-file.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import { buildDocument } from '../../server/search/documents.ts'
import { startEmbedder } from '../../server/search/embedding/embedder.ts'
import { vectorFormat } from '../../server/search/embedding/vector-file.ts'
import {
  type PackedVector,
  packVector,
  vectorKey,
} from '../../server/search/embedding/vector-pack.ts'
import { shippedVectorsFile } from '../../server/search/embedding/vector-store.ts'
import { createForwardIndex } from '../../server/search/forward-index/forward-index.ts'
import {
  collectRows,
  readForwardIndexFormat,
  shippedRowsFile,
} from '../../server/search/forward-index/forward-index-cache.ts'
import { cutPassages } from '../../server/search/passages.ts'
import { createSuggester } from '../../server/search/suggest.ts'
import { packDictionary } from '../../server/text/compact-dictionary/pack-dictionary.ts'
import { loadAnalyzer } from '../../server/text/load-analyzer.ts'
import { loadTokenizer } from '../../server/text/load-dictionary.ts'
import {
  readDictionaryFormat,
  shippedDictionaryFile,
} from '../../server/text/shipped-dictionary.ts'
import { readTokenFormat, shippedTokensFile } from '../../server/text/token-cache.ts'
import { createTokenStore } from '../../server/text/token-store.ts'

const dictionary = packDictionary(await loadTokenizer())
await writeCacheFile(shippedDictionaryFile, await readDictionaryFormat(), dictionary)
console.log(`辞書 ${(dictionary.length / 1e6).toFixed(1)} MB`)

const tokens = createTokenStore()
const [{ cases: all }, analyzer] = await Promise.all([loadCases('cases'), loadAnalyzer(tokens)])
const cases = listShownCases(all, 'public')

const parses = await collectParses('cases')
await writeCacheFile(shippedParsesFile, await readParseFormat(), parses)
console.log(`読んだ事例と問いかけ ${parses.size}件`)

const documents = cases.map((found) => buildDocument(found, analyzer))
const rows = collectRows(createForwardIndex(), documents)
await writeCacheFile(shippedRowsFile, await readForwardIndexFormat(), rows)
console.log(`数えた事例 ${rows.byHash.size}件`)

createSuggester(cases, analyzer)
await writeCacheFile(shippedTokensFile, await readTokenFormat(), tokens)
console.log(`解析済みの文と読み ${tokens.added()}件`)

const before = await readCacheFile(shippedVectorsFile, vectorFormat, console.error)
const after = new Map<string, PackedVector>()
const embedder = await startEmbedder()
let computed = 0
for (const { input } of cases.flatMap(cutPassages)) {
  const key = vectorKey(input)
  if (after.has(key)) continue
  const known = before?.get(key)
  after.set(key, known ?? packVector(await embedder.embed(input, 'passage')))
  if (!known) computed++
}
await embedder.close()
await writeCacheFile(shippedVectorsFile, vectorFormat, after)
console.log(`ベクトル ${after.size}件（新しく計算したもの ${computed}件）`)
