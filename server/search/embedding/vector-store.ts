/**
 * Every vector the library knows: those that ship with the cases (so that a first start computes none) and those
 * computed here, kept in DATA_DIR. Equal text is never embedded twice, wherever it moves.
 */

import { rm } from 'node:fs/promises'
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

/**
 * Vectors computed lately have a file of their own until they are an eighth of all: a change of one case must not cost
 * writing the 116 MB of 10,000 anew.
 */
const mostRecent = 1 / 8

/** Opens the store; `onTrouble` hears, in Japanese, of damage and of a disk that cannot be written. */
export async function openVectorStore(
  dataFolder: string,
  onTrouble: (message: string) => void,
): Promise<VectorStore> {
  const file = join(dataFolder, 'vectors.bin')
  const recentFile = join(dataFolder, 'vectors-recent.bin')
  const read = (path: string, describe: (reason: string) => string) =>
    readVectorPack(path, (reason) => onTrouble(describe(reason)))
  const sayOwn = (path: string) => (reason: string) =>
    `${path} を読めません（作り直します）: ${reason}`
  const [shipped, own, recent] = await Promise.all([
    read(shippedVectorsFile, (reason) => `同梱のベクトルを読めません: ${reason}`),
    read(file, sayOwn(file)),
    read(recentFile, sayOwn(recentFile)),
  ])
  const find = (key: string) => shipped.get(key) ?? own.get(key) ?? recent.get(key)
  return {
    find,
    listMissing: (passages) => {
      const inputs = new Set<string>()
      for (const { input } of passages) if (!find(vectorKey(input))) inputs.add(input)
      return [...inputs]
    },
    compute: (inputs, embedder) => computeVectors(inputs, embedder, recent, onTrouble),
    save: async () => {
      const isMuch = recent.size > mostRecent * own.size
      if (isMuch) for (const [key, vector] of recent) own.set(key, vector)
      try {
        if (isMuch) await writeVectorPack(file, own)
        // Only now: what is in both files meanwhile is only there twice.
        if (isMuch) recent.clear()
        await writeRecent(recentFile, recent)
      } catch (error) {
        const cause = error instanceof Error ? error.message : String(error)
        onTrouble(`${file} に書けません（次の起動で計算し直します）: ${cause}`)
      }
    },
  }
}

async function writeRecent(file: string, recent: VectorPack): Promise<void> {
  if (recent.size > 0) await writeVectorPack(file, recent)
  else await rm(file, { force: true })
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
