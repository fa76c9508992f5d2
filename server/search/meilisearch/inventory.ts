/** What an index of the server holds, and whether it is what it should be before anybody is answered from it. */

import type { Meilisearch } from 'meilisearch'
import type { SearchDocument } from '../documents.ts'
import { readRefusal } from './connection.ts'
import { findSlugs, markSlug, type ServerSearch } from './find-slugs.ts'
import {
  type Inventory,
  listVectors,
  listWords,
  type Sources,
  type Wanted,
  writeVector,
} from './index-document.ts'
import { encodeTerm, settings } from './settings.ts'

const mostDocuments = 10_000_000

/** What an index holds, or undefined where there is none; the generation is empty while it is not complete. */
export async function readInventory(
  client: Meilisearch,
  index: string,
): Promise<{ hashes: Inventory; generation: string } | undefined> {
  try {
    const { results } = await client
      .index<{ slug: string; hash: string; generation?: string }>(index)
      .getDocuments({ fields: ['slug', 'hash', 'generation'], limit: mostDocuments })
    const mark = results.find(({ slug }) => slug === markSlug)
    return {
      hashes: new Map(results.filter((one) => one !== mark).map(({ slug, hash }) => [slug, hash])),
      generation: mark?.generation ?? '',
    }
  } catch (error) {
    if (readRefusal(error)?.code === 'index_not_found') return undefined
    throw error
  }
}

/** The slugs of which one side has another version, or none; the empty ones of cases that have gone do not count. */
export function listDifferences(a: Inventory, b: Inventory): string[] {
  const slugs = new Set([...a.keys(), ...b.keys()])
  return [...slugs].filter((slug) => (a.get(slug) ?? '') !== (b.get(slug) ?? ''))
}

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
  const faults: string[] = []
  if (!held || listDifferences(held.hashes, wanted.hashes).length > 0)
    faults.push('件数か中身が違う')
  if (held?.generation !== wanted.generation) faults.push('世代が違う')
  if (!(await hasSettings(client, index))) faults.push('設定が違う')
  if (!words) faults.push('語で見つからない')
  if (!meaning) faults.push('意味で見つからない')
  return faults
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

function searchForWords(
  document: SearchDocument,
  { forwardIndex }: Sources,
): ServerSearch | undefined {
  const words = listWords(document, 'terms', forwardIndex).slice(0, 10).map(encodeTerm)
  if (words.length === 0) return undefined
  return {
    q: words.join(' '),
    weight: 1,
    attributesToSearchOn: ['terms'],
    matchingStrategy: 'all',
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
