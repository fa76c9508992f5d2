/** `npm run cases:vectors`: computes the vectors of the shipped cases and writes the pack that goes with them. */

import { loadCases } from '../server/cases/load.ts'
import { startEmbedder } from '../server/search/embedding/embedder.ts'
import {
  packVector,
  readVectorPack,
  type VectorPack,
  vectorKey,
  writeVectorPack,
} from '../server/search/embedding/vector-pack.ts'
import { shippedVectorsFile } from '../server/search/embedding/vector-store.ts'
import { cutPassages } from '../server/search/passages.ts'

const { cases } = await loadCases('cases')
const inputs = cases
  .filter(({ visibility }) => visibility === 'public')
  .flatMap(cutPassages)
  .map(({ input }) => input)

const before = await readVectorPack(shippedVectorsFile, (reason) => console.error(reason))
const after: VectorPack = new Map()
const embedder = await startEmbedder()
let computed = 0
for (const input of new Set(inputs)) {
  const key = vectorKey(input)
  const known = before.get(key)
  after.set(key, known ?? packVector(await embedder.embed(input, 'passage')))
  if (!known) computed++
}
await embedder.close()
await writeVectorPack(shippedVectorsFile, after)
console.log(`${cases.length}事例、ベクトル${after.size}件（新しく計算したもの${computed}件）`)
