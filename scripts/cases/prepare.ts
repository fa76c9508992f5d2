/**
 * `npm run cases:prepare`: does the slow work for the shipped cases once (parsing, analyses, vectors) and writes the files
 * that go with them, so that a first start has nothing left to compute. Run it after cases or analyser have changed.
 */

import { readCacheFile, writeCacheFile } from '../../server/cache-file.ts'
import { loadCases } from '../../server/cases/load.ts'
import {
  collectParses,
  readParseFormat,
  shippedParsesFile,
} from '../../server/cases/parse-cache.ts'
import { listShownCases } from '../../server/cases/shown-cases.ts'
import { buildDocument } from '../../server/search/documents.ts'
import { startEmbedder } from '../../server/search/embedding/embedder.ts'
import {
  packVector,
  type VectorPack,
  vectorFormat,
  vectorKey,
} from '../../server/search/embedding/vector-pack.ts'
import { shippedVectorsFile } from '../../server/search/embedding/vector-store.ts'
import { cutPassages } from '../../server/search/passages.ts'
import { createSuggester } from '../../server/search/suggest.ts'
import { readTokenFormat, shippedTokensFile, sortTokens } from '../../server/text/token-cache.ts'
import { createTokenStore } from '../../server/text/token-store.ts'
import { loadAnalyzer } from '../../server/text/tokenize.ts'

const tokens = createTokenStore()
const [{ cases: all }, analyzer] = await Promise.all([loadCases('cases'), loadAnalyzer(tokens)])
const cases = listShownCases(all, 'public')

const parses = await collectParses('cases')
await writeCacheFile(shippedParsesFile, await readParseFormat(), parses)
console.log(`読んだ事例と問いかけ ${parses.size}件`)

for (const found of cases) buildDocument(found, analyzer).readWords()
createSuggester(cases, analyzer)
await writeCacheFile(shippedTokensFile, await readTokenFormat(), sortTokens(tokens))
console.log(`解析済みの文と読み ${tokens.added()}件`)

const before = await readCacheFile(shippedVectorsFile, vectorFormat, console.error)
const after: VectorPack = new Map()
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
