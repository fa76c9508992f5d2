/** What the wanted content of an index is, and what the server has. */

import { createHash } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import type { Meilisearch } from 'meilisearch'
import type { SearchDocument } from '../documents.ts'
import { readRefusal } from './connection.ts'
import { markSlug } from './find-slugs.ts'
import { hashDocument, type Sources } from './index-document.ts'

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
  const sorted = [...documents].sort((a, b) => (a.slug < b.slug ? -1 : 1))
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
    ...{ hashes, generation },
  }
}

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

const mostDocuments = 10_000_000

/** Whether two inventories name the same documents; the empty ones of cases that have gone do not count. */
export function isSameInventory(a: Inventory, b: Inventory): boolean {
  return listDifferences(a, b).length === 0
}

/** The slugs of which one side has another version, or none. */
export function listDifferences(a: Inventory, b: Inventory): string[] {
  const slugs = new Set([...a.keys(), ...b.keys()])
  return [...slugs].filter((slug) => (a.get(slug) ?? '') !== (b.get(slug) ?? ''))
}
