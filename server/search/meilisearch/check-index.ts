/** Whether an index is what it should be, before anybody is answered from it. */

import type { Meilisearch } from 'meilisearch'
import type { SearchDocument } from '../documents.ts'
import { encodeTerm } from './encode-term.ts'
import { findSlugs, type ServerSearch } from './find-slugs.ts'
import { listVectors, listWords, type Sources, writeVector } from './index-document.ts'
import { isSameInventory, readInventory, type Wanted } from './inventory.ts'
import { settings } from './settings.ts'

/** Cases whose own words and vectors must find them again. */
const probes = 8
/** Hits of a probe: thousands of generated cases share sentences, so that a vector may have many owners. */
const probeHits = 1000
/** Vectors are searched approximately. */
const leastFound = 0.75

/** What is wrong with an index, in Japanese; empty when it may go live. */
export async function checkIndex(
  client: Meilisearch,
  index: string,
  wanted: Wanted,
  sources: Sources,
): Promise<string[]> {
  const held = await readInventory(client, index)
  const documents = pickEvenly([...wanted.documents.values()], probes)
  const words = await probe(client, index, wanted, documents, (document) =>
    searchForWords(document, sources),
  )
  const meaning = await probe(client, index, wanted, documents, (document) =>
    searchForVector(document, sources),
  )
  return [
    ...(held && isSameInventory(held.hashes, wanted.hashes) ? [] : ['件数か中身が違う']),
    ...(held?.generation === wanted.generation ? [] : ['世代が違う']),
    ...((await hasSettings(client, index)) ? [] : ['設定が違う']),
    ...(words ? [] : ['語で見つからない']),
    ...(meaning ? [] : ['意味で見つからない']),
  ]
}

/** Whether enough of the cases are found by the search made of each. */
async function probe(
  client: Meilisearch,
  index: string,
  { generation }: Wanted,
  documents: readonly SearchDocument[],
  searchFor: (document: SearchDocument) => ServerSearch | undefined,
): Promise<boolean> {
  let asked = 0
  let found = 0
  for (const document of documents) {
    const search = searchFor(document)
    if (!search) continue
    const answer = await findSlugs(client, index, [search], probeHits)
    asked++
    if (answer.generation === generation && answer.slugs.has(document.slug)) found++
  }
  return found >= leastFound * asked
}

function searchForWords(document: SearchDocument, { book }: Sources): ServerSearch | undefined {
  const words = listWords(document, 'terms', book).slice(0, 10).map(encodeTerm)
  if (words.length === 0) return undefined
  return {
    ...{ q: words.join(' '), weight: 1 },
    ...{ attributesToSearchOn: ['terms'], matchingStrategy: 'all' },
  }
}

function searchForVector(document: SearchDocument, sources: Sources): ServerSearch | undefined {
  const [vector] = listVectors(document, sources)
  return vector && { vector: writeVector(vector), weight: 1 }
}

/** The server ignores what it does not know and fills in what is missing: every setting of ours has to be there. */
export async function hasSettings(client: Meilisearch, index: string): Promise<boolean> {
  return contains(await client.index(index).getSettings(), settings)
}

function contains(held: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return JSON.stringify(held) === JSON.stringify(wanted)
  if (typeof wanted !== 'object' || wanted === null) return held === wanted
  return (
    typeof held === 'object' &&
    held !== null &&
    Object.entries(wanted).every(([name, value]) =>
      contains((held as Record<string, unknown>)[name], value),
    )
  )
}

function pickEvenly<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count)
  const picked: T[] = []
  for (let at = 0; at < items.length; at += step) picked.push(...items.slice(at | 0, (at | 0) + 1))
  return picked
}
