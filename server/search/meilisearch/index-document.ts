/**
 * What the server is given to hold: of each case its words and its vectors, to be found by, and nothing that people would
 * read.
 */

import { createHash } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import type { Meilisearch } from 'meilisearch'
import { compareText } from '../../contract/compare-text.ts'
import type { FacetId } from '../../contract/vocabulary.ts'
import type { SearchDocument } from '../documents.ts'
import { type PackedVector, unpackVector } from '../embedding/vector-pack.ts'
import type { ForwardIndex } from '../forward-index/forward-index.ts'
import { readEntry, startEntries } from '../forward-index/word-counts.ts'
import { encodeValues, markSlug, markWord } from './find-slugs.ts'
import { embedder, encodeTerm } from './settings.ts'

export type FindVector = (key: string) => PackedVector | undefined

/** Where words and vectors come from: reading the text of every case again would take longer than all the rest. */
export type Sources = { forwardIndex: ForwardIndex; findVector: FindVector }

/** Hash by slug. */
export type Inventory = ReadonlyMap<string, string>

export type Wanted = {
  documents: ReadonlyMap<string, SearchDocument>
  hashes: Inventory
  generation: string
}

/** Takes stock of what is wanted; searches get their turn after each document. */
export async function takeStock(
  documents: readonly SearchDocument[],
  sources: Sources,
): Promise<Wanted> {
  const sorted = [...documents].sort((a, b) => compareText(a.slug, b.slug))
  const hashes = new Map<string, string>()
  for (const document of sorted) {
    hashes.set(document.slug, hashDocument(document, sources))
    await pause()
  }
  const generation = createHash('sha256')
    .update(JSON.stringify([...hashes]))
    .digest('base64url')
    .slice(0, 12)
  return {
    documents: new Map(sorted.map((document) => [document.slug, document])),
    hashes,
    generation,
  }
}

/** The hash of what would be sent for a document now; it changes when vectors that were missing are there. */
function hashDocument(document: SearchDocument, { forwardIndex, findVector }: Sources): string {
  const { slug, facets, period } = document
  const keys = forwardIndex
    .rowOf(document)
    .readPassages()
    .map(({ key }) => key)
  const content = JSON.stringify([
    slug,
    listWords(document, 'terms', forwardIndex),
    listWords(document, 'grams', forwardIndex),
    facets,
    period,
    keys.filter((key) => findVector(key)),
  ])
  return createHash('sha256').update(content).digest('base64url').slice(0, 22)
}

/** A change that the server has taken note of. */
export type Queued = { taskUid: number }

/** A delivery is one request and one task: large enough for few of them, small enough to be held twice in memory. */
const deliveryBytes = 2_000_000

/** Sends everything in deliveries that queue up on the server, until the signal says that it is in vain. */
export async function sendDocuments(
  client: Meilisearch,
  index: string,
  wanted: Wanted,
  sources: Sources,
  signal: AbortSignal,
): Promise<Queued[]> {
  const queued: Queued[] = []
  let delivery: string[] = []
  let bytes = 0
  const send = async () => {
    signal.throwIfAborted()
    queued.push(
      await client.index(index).addDocumentsFromString(delivery.join('\n'), 'application/x-ndjson'),
    )
    delivery = []
    bytes = 0
  }
  for (const slug of wanted.hashes.keys()) {
    const line = JSON.stringify(writeDocument(wanted, slug, sources))
    delivery.push(line)
    bytes += line.length
    // A case has some 100 kB, mostly vectors: searches get their turn before the next one is written.
    await pause()
    if (bytes >= deliveryBytes) await send()
  }
  delivery.push(JSON.stringify(markOf(wanted.generation)))
  await send()
  return queued
}

/** The document of a case as it is sent, or undefined where the case is not wanted. */
export function writeDocument(
  { documents, hashes }: Wanted,
  slug: string,
  sources: Sources,
): IndexDocument | undefined {
  const document = documents.get(slug)
  return document && toIndexDocument(document, hashes.get(slug) ?? '', sources)
}

/** Null says that there are none: the server refuses a document that says nothing about its vectors. */
type Vectors = Record<typeof embedder, null | { regenerate: false; embeddings: number[][] }>

export type IndexDocument = {
  slug: string
  /** Of everything below: a document with the same hash is not sent again. */
  hash: string
  terms: string
  grams: string
  /** The first and the last year in which the case ran. */
  from: number
  to: number
  _vectors: Vectors
} & Partial<Record<FacetId, string[]>>

/** The document as it is sent. */
export function toIndexDocument(
  document: SearchDocument,
  hash: string,
  { forwardIndex, findVector }: Sources,
): IndexDocument {
  const { slug, facets, period } = document
  const vectors = listVectors(document, { forwardIndex, findVector })
  return {
    slug,
    hash,
    terms: listWords(document, 'terms', forwardIndex).map(encodeTerm).join(' '),
    grams: listWords(document, 'grams', forwardIndex).map(encodeTerm).join(' '),
    ...encodeValues(facets),
    from: period.from,
    to: period.to ?? stillRunning,
    _vectors: {
      [embedder]:
        vectors.length === 0 ? null : { regenerate: false, embeddings: vectors.map(writeVector) },
    },
  }
}

/** What stands in for a case that has gone until it is removed: nothing in it can be found. */
export function toEmptyDocument(slug: string): IndexDocument {
  return { slug, hash: '', terms: '', grams: '', from: 0, to: 0, _vectors: { [embedder]: null } }
}

/** Later than any year that can be chosen. */
const stillRunning = 9999

/**
 * The words of a document, each once: how often it occurs, and where, is weighed by our own index. Their numbers differ
 * from start to start, so that they are put in an order of their own.
 */
export function listWords(
  document: SearchDocument,
  list: 'terms' | 'grams',
  { rowOf, dictionaries }: ForwardIndex,
): string[] {
  const { words } = dictionaries[list]
  const numbers = new Set<number>()
  const entry = startEntries(rowOf(document)[list])
  while (readEntry(entry)) numbers.add(entry.word)
  return Array.from(numbers, (number) => words[number] ?? '').sort()
}

/** The vectors of a document, as far as they are computed. */
export function listVectors(
  document: SearchDocument,
  { forwardIndex, findVector }: Sources,
): PackedVector[] {
  return forwardIndex
    .rowOf(document)
    .readPassages()
    .flatMap(({ key }) => findVector(key) ?? [])
}

/** Five digits are finer than the int8 that they come from, and half as long. */
export function writeVector(vector: PackedVector): number[] {
  return Array.from(unpackVector(vector), shortenNumber)
}

/** A number of a vector as it goes over the wire. */
export function shortenNumber(value: number): number {
  return Math.round(value * 1e5) / 1e5
}

export type Mark = Pick<IndexDocument, 'slug' | 'hash' | '_vectors'> & {
  mark: string
  generation: string
}

/** The document that says of which generation the index is; it arrives together with the last changes. */
export function markOf(generation: string): Mark {
  return {
    slug: markSlug,
    hash: '',
    mark: markWord,
    generation,
    _vectors: { [embedder]: null },
  }
}
