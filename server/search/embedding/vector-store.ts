/**
 * Every vector the library knows: those that ship with the cases (so that a first start computes none) and those
 * computed here, kept in DATA_DIR. Equal text is never embedded twice, wherever it moves.
 */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCache } from '../../cache-file.ts'
import type { Troubles } from '../../troubles.ts'
import type { Passage } from '../passages.ts'
import { type Embedder, EmbedderUnavailable } from './embedder.ts'
import { type SharedVectors, shareVectors } from './shared-vectors.ts'
import { packVectors, type VectorArrays, type VectorPack, vectorFormat } from './vector-file.ts'
import { type PackedVector, packVector, vectorKey } from './vector-pack.ts'

export const shippedVectorsFile = fileURLToPath(
  new URL('../../prepared/case-vectors.bin', import.meta.url),
)

export type VectorStore = {
  find: (key: string) => PackedVector | undefined
  /** Lets go of the files, once all documents have asked for theirs. */
  settle: () => void
  /** The inputs among these passages that have no vector yet, each once. */
  listMissing: (passages: Iterable<Passage>) => string[]
  /**
   * Embeds the inputs one after the other; what is done stays done when a later one fails. Answers the beginnings of the
   * inputs that the model refuses, with its reasons.
   */
  compute: (
    inputs: readonly string[],
    embedder: Pick<Embedder, 'embed'>,
  ) => Promise<ReadonlyMap<string, unknown>>
  /**
   * Writes what was computed here and what was found damaged, if anything; a full or read-only disk is reported, not
   * thrown: the vectors stay in memory.
   */
  save: () => Promise<void>
}

/**
 * Vectors computed lately have a file of their own until they are an eighth of all: a change of one case must not cost
 * writing the 116 MB of 10,000 anew.
 */
const mostRecent = 1 / 8

/** Opens the store. */
export async function openVectorStore(
  dataFolder: string,
  troubles: Pick<Troubles, 'clear' | 'report' | 'write'>,
): Promise<VectorStore> {
  const [cache, recentCache] = await Promise.all([
    openCache({
      file: join(dataFolder, 'vectors.bin'),
      shipped: shippedVectorsFile,
      format: storedVectorsFormat,
      troubles,
    }),
    openCache({
      file: join(dataFolder, 'vectors-recent.bin'),
      format: vectorFormat,
      troubles,
    }),
  ])
  const shipped = cache.shipped ?? shareAll(new Map())
  let own = cache.kept ?? shareAll(new Map())
  const recent = new Map(recentCache.kept)
  const find = (key: string) => shipped.get(key) ?? own.get(key) ?? recent.get(key)
  return {
    find,
    settle: () => {
      for (const shared of [shipped, own]) shared.settle()
    },
    listMissing: (passages) => {
      const inputs = new Set<string>()
      for (const { input } of passages) if (!find(vectorKey(input))) inputs.add(input)
      return [...inputs]
    },
    compute: (inputs, embedder) => {
      // With each vector: a save may come in between.
      const keep = (key: string, vector: PackedVector) => {
        recent.set(key, vector)
        recentCache.markChanged()
      }
      return computeVectors(inputs, embedder, keep)
    },
    save: async () => {
      if (recent.size > mostRecent * own.size) {
        own = shareAll(new Map([...own, ...recent]))
        cache.markChanged()
      }
      await cache.save(() => orNothing(own), saveRecent)
    },
  }

  /** Only once the large file is right: what is in both meanwhile is only there twice. */
  async function saveRecent(): Promise<void> {
    for (const key of [...recent.keys()]) {
      if (own.has(key) && recent.delete(key)) recentCache.markChanged()
    }
    await recentCache.save(() => orNothing(recent))
  }
}

/**
 * What DATA_DIR keeps, in the order in which it was computed, which is that of the documents: in that of their keys to look
 * up those of 10,000 cases takes a fifth longer.
 */
const storedVectorsFormat = {
  ...vectorFormat,
  pack: packVectors,
  unpack: ({ arrays }: { arrays: VectorArrays }) => shareVectors(arrays),
}

function shareAll(vectors: VectorPack): SharedVectors {
  return storedVectorsFormat.unpack(packVectors(vectors))
}

function orNothing<Of extends VectorPack>(map: Of): Of | undefined {
  return map.size > 0 ? map : undefined
}

/** One input that the model refuses is left out; a model that has gone ends the work. */
async function computeVectors(
  inputs: readonly string[],
  embedder: Pick<Embedder, 'embed'>,
  keep: (key: string, vector: PackedVector) => void,
): Promise<ReadonlyMap<string, unknown>> {
  const refused = new Map<string, unknown>()
  for (const input of inputs) {
    try {
      keep(vectorKey(input), packVector(await embedder.embed(input, 'passage')))
    } catch (error) {
      if (error instanceof EmbedderUnavailable) throw error
      refused.set(`${input.slice(0, 40)}…`, error)
    }
  }
  return refused
}
