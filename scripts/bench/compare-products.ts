/** The two engines of the product side by side: on the shipped cases, and on many generated ones. */

import type { Case } from '../../server/cases/case.ts'
import { buildDocument, type SearchDocument } from '../../server/search/documents.ts'
import { readVectorPack, type VectorPack } from '../../server/search/embedding/vector-pack.ts'
import { shippedVectorsFile, unpackVector } from '../../server/search/embedding/vector-store.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { generateCases } from './generated-cases.ts'
import { makeVectors } from './made-vectors.ts'
import { openEmbeddedProduct, openMeilisearchProduct } from './product-engine.ts'
import {
  measureProduct,
  type ProductSearch,
  type ProductSpeed,
  shareFound,
} from './product-speed.ts'
import { createRandom, pickOne } from './random.ts'
import { printTable } from './table.ts'
import { readWords } from './words.ts'

export type Products = {
  program: string
  cases: readonly Case[]
  texts: readonly string[]
  analyzer: Analyzer
}

const searchCount = 100

/** Measures and prints both engines on the cases themselves and on `count` generated ones. */
export async function compareProducts(products: Products, count: number): Promise<void> {
  const { cases, analyzer } = products
  const shipped = await readVectorPack(shippedVectorsFile, (reason) => console.error(reason))
  const sizes = [cases, generateCases(cases, count)]
  const results: ProductSpeed[] = []
  for (const some of sizes) {
    const documents = some.map((found) => buildDocument(found, analyzer))
    results.push(...(await measureBoth(products, documents, shipped)))
  }
  printProducts(results)
}

async function measureBoth(
  { program, texts, analyzer }: Products,
  documents: readonly SearchDocument[],
  shipped: VectorPack,
): Promise<ProductSpeed[]> {
  const real = [...shipped.values()]
  const passages = documents.flatMap((document) => document.passages)
  const made = makeVectors(passages, real)
  const findVector = (key: string) => shipped.get(key) ?? made.get(key)
  const random = createRandom(4)
  const searches = Array.from(
    { length: searchCount },
    (): ProductSearch => ({
      words: readWords(pickOne(texts, random), analyzer),
      vector: unpackVector(pickOne(real, random)),
    }),
  )
  const openers = [openEmbeddedProduct, openMeilisearchProduct(program)]
  const results: ProductSpeed[] = []
  for (const open of openers) {
    results.push(await measureProduct(open, findVector, documents, searches))
  }
  return results
}

function printProducts(results: readonly ProductSpeed[]): void {
  const times = ({ p50, p95 }: { p50: number; p95: number }) => [p50.toFixed(1), p95.toFixed(1)]
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
