/**
 * Rows made before are not made again: for 10,000 cases that takes half a minute, reading them a second. None ship: the
 * shipped cases are read in less than half a second.
 */

import { join } from 'node:path'
import { type CacheFormat, openCache } from '../../cache-file.ts'
import { fingerprintCode } from '../../source-fingerprint.ts'
import { municipalitiesFile } from '../../text/municipalities.ts'
import type { Troubles } from '../../troubles.ts'
import type { SearchDocument } from '../documents.ts'
import { keyBytes } from '../embedding/vector-pack.ts'
import type { PassageKind } from '../passages.ts'
import {
  createDictionary,
  createForwardIndex,
  type Dictionaries,
  type ForwardIndex,
  type ForwardRow,
  type KnownRows,
  type PassageKey,
  type WordCounts,
} from './forward-index.ts'

type ForwardIndexCache = {
  forwardIndex: ForwardIndex
  /** Keeps the rows of these documents where enough of them had to be made here. */
  keep: (documents: readonly SearchDocument[]) => Promise<void>
}

/** A few hundred documents are read in less than half a second: not worth a file. */
const worthKeeping = 500

/** Opens the forward index with all that was read before. */
export async function openForwardIndexCache(
  dataFolder: string,
  troubles: Pick<Troubles, 'clear' | 'report' | 'write'>,
): Promise<ForwardIndexCache> {
  const format = await readForwardIndexFormat()
  const cache = await openCache({ file: join(dataFolder, 'digests.bin'), format, troubles })
  const { kept } = cache
  const forwardIndex = createForwardIndex(kept)
  return {
    forwardIndex,
    keep: async (documents) => {
      const made = documents.filter(({ hash }) => !kept?.byHash.has(hash))
      const isWorthIt = made.length >= worthKeeping
      if (isWorthIt) cache.markChanged()
      await cache.save(() => (isWorthIt ? collectRows(forwardIndex, documents) : undefined))
    },
  }
}

function collectRows(forwardIndex: ForwardIndex, documents: readonly SearchDocument[]): KnownRows {
  const byHash = new Map(documents.map((document) => [document.hash, forwardIndex.rowOf(document)]))
  return { dictionaries: forwardIndex.dictionaries, byHash }
}

type ListName = keyof Dictionaries
const lists: readonly ListName[] = ['terms', 'grams', 'nouns']

type Data = {
  /** Of the documents, in the order of the arrays. */
  hashes: string[]
  words: Record<ListName, readonly string[]>
}

/** What is of all documents, one after the other; document d has what is at starts[d] up to starts[d + 1]. */
type Arrays = Record<`${ListName}Starts` | `${ListName}Lengths` | `${ListName}Words`, Uint32Array> &
  Record<`${ListName}Counts`, Uint16Array> & {
    passageStarts: Uint32Array
    passageKinds: Uint8Array
    passageKeys: Uint8Array
  }

const kinds: readonly PassageKind[] = ['window', 'section', 'question']

/** The format of what makes the row of a case: what is read of it, and how that is packed. */
async function readForwardIndexFormat(): Promise<CacheFormat<KnownRows, Data, Arrays>> {
  const fingerprint = await fingerprintCode([
    new URL('../documents.ts', import.meta.url),
    new URL('./forward-index.ts', import.meta.url),
    municipalitiesFile,
  ])
  return { fingerprint, pack: packRows, unpack: unpackRows }
}

function unpackRows({ data, arrays }: { data: Data; arrays: Arrays }): KnownRows {
  const { hashes, words } = data
  const byHash = new Map(
    hashes.map((hash, place): [string, ForwardRow] => {
      const read = (name: ListName) => readCounts(arrays, name, place, hashes.length)
      const [terms, grams, nouns] = [read('terms'), read('grams'), read('nouns')]
      return [hash, { terms, grams, nouns, passages: readPassages(arrays, place) }]
    }),
  )
  const open = (name: ListName) => createDictionary(words[name])
  return {
    dictionaries: { terms: open('terms'), grams: open('grams'), nouns: open('nouns') },
    byHash,
  }
}

function readCounts(arrays: Arrays, name: ListName, place: number, documents: number): WordCounts {
  const [start, end] = [arrays[`${name}Starts`][place], arrays[`${name}Starts`][place + 1]]
  const lengths = arrays[`${name}Lengths`]
  const fields = lengths.length / documents
  return {
    lengths: lengths.subarray(place * fields, (place + 1) * fields),
    words: arrays[`${name}Words`].subarray(start, end),
    counts: arrays[`${name}Counts`].subarray(start, end),
  }
}

function readPassages(
  { passageStarts, passageKinds, passageKeys }: Arrays,
  place: number,
): PassageKey[] {
  const [start = 0, end = 0] = [passageStarts[place], passageStarts[place + 1]]
  const keys = Buffer.from(passageKeys.buffer, passageKeys.byteOffset, passageKeys.length)
  return Array.from(passageKinds.subarray(start, end), (kind, index) => {
    const at = (start + index) * keyBytes
    const key = keys.toString('base64url', at, at + keyBytes)
    return { kind: kinds[kind] ?? 'window', key }
  })
}

function packRows({ dictionaries, byHash }: KnownRows): { data: Data; arrays: Arrays } {
  const rows = [...byHash.values()]
  const passages = rows.flatMap((row) => row.passages)
  const data: Data = {
    hashes: [...byHash.keys()],
    words: {
      terms: dictionaries.terms.words,
      grams: dictionaries.grams.words,
      nouns: dictionaries.nouns.words,
    },
  }
  const named = lists.flatMap((name) =>
    nameArrays(
      name,
      rows.map((row) => row[name]),
    ),
  )
  const arrays: Record<string, Arrays[keyof Arrays]> = {
    ...Object.fromEntries(named),
    passageStarts: findStarts(rows.map((row) => row.passages)),
    passageKinds: Uint8Array.from(passages, ({ kind }) => kinds.indexOf(kind)),
    passageKeys: Buffer.concat(passages.map(({ key }) => Buffer.from(key, 'base64url'))),
  }
  return { data, arrays: arrays as Arrays }
}

function nameArrays(
  name: ListName,
  counts: readonly WordCounts[],
): [string, Uint16Array | Uint32Array][] {
  const starts = findStarts(counts.map(({ words }) => words))
  const words = new Uint32Array(starts.at(-1) ?? 0)
  const packed = new Uint16Array(words.length)
  counts.forEach((own, place) => {
    words.set(own.words, starts[place])
    packed.set(own.counts, starts[place])
  })
  const lengths = Uint32Array.from(counts.flatMap((own) => [...own.lengths]))
  return [
    [`${name}Starts`, starts],
    [`${name}Lengths`, lengths],
    [`${name}Words`, words],
    [`${name}Counts`, packed],
  ]
}

function findStarts(pieces: readonly { length: number }[]): Uint32Array {
  const starts = new Uint32Array(pieces.length + 1)
  pieces.forEach(({ length }, place) => {
    starts[place + 1] = (starts[place] ?? 0) + length
  })
  return starts
}
