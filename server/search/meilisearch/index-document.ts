/** What the server holds of a case: its words and its vectors, to be found by; nothing that people would read. */

import { createHash } from 'node:crypto'
import type { FacetId } from '../../contract/vocabulary.ts'
import type { SearchDocument } from '../documents.ts'
import { type PackedVector, unpackVector } from '../embedding/vector-pack.ts'
import type { DigestBook } from '../forward-index/forward-index.ts'
import { encodeValues } from './find-slugs.ts'
import { embedder, encodeTerm } from './settings.ts'

export type FindVector = (key: string) => PackedVector | undefined

/** Where words and vectors come from: reading the text of every case again would take longer than all the rest. */
export type Sources = { book: DigestBook; findVector: FindVector }

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

/** The hash of what would be sent for a document now; it changes when vectors that were missing are there. */
export function hashDocument(document: SearchDocument, { book, findVector }: Sources): string {
  const { slug, facets, period } = document
  const keys = book.digest(document).passages.map(({ key }) => key)
  const content = JSON.stringify([
    ...[slug, listWords(document, 'terms', book), listWords(document, 'grams', book)],
    ...[facets, period, keys.filter((key) => findVector(key))],
  ])
  return createHash('sha256').update(content).digest('base64url').slice(0, 22)
}

/** The document as it is sent. */
export function toIndexDocument(
  document: SearchDocument,
  hash: string,
  { book, findVector }: Sources,
): IndexDocument {
  const { slug, facets, period } = document
  const vectors = listVectors(document, { book, findVector })
  return {
    ...{ slug, hash },
    terms: listWords(document, 'terms', book).map(encodeTerm).join(' '),
    grams: listWords(document, 'grams', book).map(encodeTerm).join(' '),
    ...encodeValues(facets),
    ...{ from: period.from, to: period.to ?? stillRunning },
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
  { digest, dictionaries }: DigestBook,
): string[] {
  const { words } = dictionaries[list]
  return Array.from(new Set(digest(document)[list].words), (number) => words[number] ?? '').sort()
}

/** The vectors of a document, as far as they are computed. */
export function listVectors(
  document: SearchDocument,
  { book, findVector }: Sources,
): PackedVector[] {
  return book.digest(document).passages.flatMap(({ key }) => findVector(key) ?? [])
}

/** Five digits are finer than the int8 that they come from, and half as long. */
export function writeVector(vector: PackedVector): number[] {
  return Array.from(unpackVector(vector), shortenNumber)
}

/** A number of a vector as it goes over the wire. */
export function shortenNumber(value: number): number {
  return Math.round(value * 1e5) / 1e5
}
