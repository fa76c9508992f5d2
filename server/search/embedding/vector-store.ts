/**
 * Every vector the library knows: those that ship with the cases (so that a first start computes none) and those
 * computed here, kept in DATA_DIR. Equal text is never embedded twice, wherever it moves.
 */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Passage } from '../passages.ts'
import { type Embedder, EmbedderUnavailable } from './embedder.ts'
import {
  type PackedVector,
  packVector,
  readVectorPack,
  type VectorPack,
  vectorKey,
  writeVectorPack,
} from './vector-pack.ts'

export const shippedVectorsFile = fileURLToPath(
  new URL('../../prepared/case-vectors.bin', import.meta.url),
)

export type VectorStore = {
  find: (key: string) => PackedVector | undefined
  /** The inputs among these passages that have no vector yet, each once. */
  listMissing: (passages: Iterable<Passage>) => string[]
  /** Embeds the inputs one after the other; what is done stays done when a later one fails. */
  compute: (inputs: readonly string[], embedder: Embedder) => Promise<void>
  /** Writes what was computed here; a full or read-only disk is reported, not thrown: the vectors stay in memory. */
  save: () => Promise<void>
}

/** Opens the store; `onTrouble` hears, in Japanese, of damage and of a disk that cannot be written. */
export async function openVectorStore(
  dataFolder: string,
  onTrouble: (message: string) => void,
): Promise<VectorStore> {
  const file = join(dataFolder, 'vectors.bin')
  const [shipped, own] = await Promise.all([
    readVectorPack(shippedVectorsFile, (reason) =>
      onTrouble(`同梱のベクトルを読めません: ${reason}`),
    ),
    readVectorPack(file, (reason) => onTrouble(`${file} を読めません（作り直します）: ${reason}`)),
  ])
  const find = (key: string) => shipped.get(key) ?? own.get(key)
  return {
    find,
    listMissing: (passages) => {
      const inputs = new Set<string>()
      for (const { input } of passages) if (!find(vectorKey(input))) inputs.add(input)
      return [...inputs]
    },
    compute: (inputs, embedder) => computeVectors(inputs, embedder, own, onTrouble),
    save: async () => {
      await writeVectorPack(file, own).catch((error: Error) =>
        onTrouble(`${file} に書けません（次の起動で計算し直します）: ${error.message}`),
      )
    },
  }
}

/** One input that the model refuses is said and left out; a model that has gone ends the work. */
async function computeVectors(
  inputs: readonly string[],
  embedder: Embedder,
  into: VectorPack,
  onTrouble: (message: string) => void,
): Promise<void> {
  for (const input of inputs) {
    try {
      into.set(vectorKey(input), packVector(await embedder.embed(input, 'passage')))
    } catch (error) {
      if (error instanceof EmbedderUnavailable) throw error
      onTrouble(`ベクトルにできない文があります: ${input.slice(0, 40)}…（${String(error)}）`)
    }
  }
}

/** A packed vector as numbers again. */
export function unpackVector({ scale, values }: PackedVector): Float32Array {
  return Float32Array.from(values, (value) => value * scale)
}
