/**
 * What the engine holds at one moment: a value that searches read and that a publish replaces. A change of few documents
 * costs little more than these: everything that is large is shared with the content before.
 */

import { compareText } from '../../contract/compare-text.ts'
import { digestText, toBase64Url } from '../../home/home.ts'
import type { SearchDocument } from '../documents.ts'
import type { PackedVector } from '../embedding/vector-pack.ts'
import { fields } from '../fields.ts'
import type { ForwardIndex } from '../forward-index/forward-index.ts'
import { collectPassageVectors } from '../passage-vectors.ts'
import { type ChoiceMarker, createChoiceMarker } from './choose-best.ts'
import { buildInvertedIndex, type InvertedIndex } from './inverted-index.ts'
import { type PlacedVectors, placeVectors } from './placed-vectors.ts'

export type Content = {
  /** By number; undefined where a document has gone. */
  documents: readonly (SearchDocument | undefined)[]
  /** The names of the same, which a search compares and answers by the thousand. */
  slugs: readonly string[]
  numbers: ReadonlyMap<string, number>
  terms: InvertedIndex
  grams: InvertedIndex
  meanings: PlacedVectors
  markMet: ChoiceMarker
  generation: string
}

type Sources = {
  findVector: (key: string) => PackedVector | undefined
  forwardIndex: ForwardIndex
  /** What is served meanwhile. */
  before?: Content
}

/** Makes the content of these documents. */
export function makeContent(
  wanted: readonly SearchDocument[],
  { findVector, forwardIndex, before }: Sources,
): Content {
  const { documents, shared } = placeDocuments(wanted, before)
  const rows = documents.map((document) => document && forwardIndex.rowOf(document))
  const indexOf = (kind: 'terms' | 'grams') =>
    buildInvertedIndex(
      rows.map((row) => row?.[kind]),
      forwardIndex.dictionaries[kind],
      fields,
      shared?.[kind].large,
    )
  const passageVectors = rows.map((row) => row && collectPassageVectors(row, findVector))
  const numbers = new Map<string, number>()
  documents.forEach((document, number) => {
    if (document) numbers.set(document.slug, number)
  })
  return {
    documents,
    slugs: documents.map((document) => document?.slug ?? ''),
    numbers,
    terms: indexOf('terms'),
    grams: indexOf('grams'),
    meanings: placeVectors(passageVectors, before?.meanings),
    markMet: createChoiceMarker(documents),
    generation: nameGeneration(wanted),
  }
}

/** More documents than these are not indexed anew at every change: they become part of the large segment. */
const mostRecent = 256

/**
 * Documents of the large segment that are wanted as they were keep their numbers; where too few do, or too many others
 * have come, all are numbered anew.
 */
function placeDocuments(
  wanted: readonly SearchDocument[],
  before: Content | undefined,
): { documents: (SearchDocument | undefined)[]; shared?: Content } {
  const bySlug = new Map(wanted.map((document) => [document.slug, document]))
  const large = before?.documents.slice(0, before.terms.large.rows.length) ?? []
  const kept = large.map((document) =>
    document && bySlug.get(document.slug)?.hash === document.hash ? document : undefined,
  )
  for (const document of kept) if (document) bySlug.delete(document.slug)
  const come = [...bySlug.values()].sort((a, b) => compareText(a.slug, b.slug))
  const isWorthSharing = wanted.length - come.length > large.length / 2
  if (before && isWorthSharing && come.length <= mostRecent) {
    return { documents: [...kept, ...come], shared: before }
  }
  return { documents: [...wanted].sort((a, b) => compareText(a.slug, b.slug)) }
}

function nameGeneration(documents: readonly SearchDocument[]): string {
  const hashes = [...documents]
    .sort((a, b) => compareText(a.slug, b.slug))
    .map(({ hash }) => hash)
    .join('\n')
  return toBase64Url(digestText(hashes)).slice(0, 12)
}
