/**
 * `npm run cases:prepare`: does the slow work for the shipped cases once (parsing, analyses, vectors) and writes the files
 * that go with them, so that a first start has nothing left to compute. Run it after cases or analyser have changed.
 */

import { collectParses, fingerprintParser, shippedParsesFile } from '../server/cases/kept-parses.ts'
import { loadCases, parseFolder } from '../server/cases/load.ts'
import { writeKept } from '../server/kept-file.ts'
import { buildDocument } from '../server/search/documents.ts'
import { startEmbedder } from '../server/search/embedding/embedder.ts'
import {
  packVector,
  readVectorPack,
  type VectorPack,
  vectorKey,
  writeVectorPack,
} from '../server/search/embedding/vector-pack.ts'
import { shippedVectorsFile } from '../server/search/embedding/vector-store.ts'
import { buildLexicon } from '../server/search/lexicon.ts'
import { fingerprintAnalyzer, writeAnalyses } from '../server/text/analysis-file.ts'
import { shippedAnalysesFile } from '../server/text/open-analyzer.ts'
import { loadAnalyzer } from '../server/text/tokenize.ts'

const [{ cases: all }, analyzer] = await Promise.all([loadCases('cases'), loadAnalyzer()])
const cases = all.filter(({ visibility }) => visibility === 'public')

const { parsed } = await parseFolder('cases')
const parses = collectParses(parsed.map(({ file }) => file))
await writeKept(shippedParsesFile, await fingerprintParser(), parses)
console.log(`読んだ事例 ${parsed.length}件`)

const documents = cases.map((found) => buildDocument(found, analyzer))
buildLexicon(cases, analyzer)
const analyses = analyzer.listLearned()
await writeAnalyses(shippedAnalysesFile, await fingerprintAnalyzer(), analyses)
console.log(`解析済みの文 ${analyses.size}件`)

const before = await readVectorPack(shippedVectorsFile, (reason) => console.error(reason))
const after: VectorPack = new Map()
const embedder = await startEmbedder()
let computed = 0
for (const { input } of documents.flatMap(({ passages }) => passages)) {
  const key = vectorKey(input)
  if (after.has(key)) continue
  const known = before.get(key)
  after.set(key, known ?? packVector(await embedder.embed(input, 'passage')))
  if (!known) computed++
}
await embedder.close()
await writeVectorPack(shippedVectorsFile, after)
console.log(`ベクトル ${after.size}件（新しく計算したもの ${computed}件）`)
