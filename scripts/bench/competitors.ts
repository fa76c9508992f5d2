/**
 * The search engines that are compared, behind one interface: ours, MiniSearch, Orama and Meilisearch as it comes. All
 * get the terms that our index gets.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { create, insertMultiple, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import type { SearchDocument } from '../../server/search/documents.ts'
import { createEmbeddedEngine } from '../../server/search/embedded/engine.ts'
import type { WordQuery } from '../../server/search/engine.ts'
import { type FieldId, fields } from '../../server/search/fields.ts'
import { cutGrams } from '../../server/text/canonical.ts'
import type { Analyzer } from '../../server/text/tokenize.ts'
import { startMeilisearch } from '../meilisearch/server.ts'

interface Competitor {
  name: string
  /** Whether its index lies in this process, so that its memory can be seen. */
  inProcess: boolean
  index(documents: readonly SearchDocument[]): Promise<void>
  /** Slugs, best first. */
  search(words: WordQuery, limit: number): Promise<string[]>
  close(): Promise<void>
}

export type OpenCompetitor = () => Promise<Competitor>

type FlatDocument = { id: string } & Record<FieldId, string>

/** A document as text: the terms of each field with spaces between them. */
function flattenDocument({ slug, readWords }: SearchDocument): FlatDocument {
  const { terms } = readWords()
  const texts = fields.map(({ id }, field) => [id, (terms[field] ?? []).join(' ')])
  return { id: slug, ...Object.fromEntries(texts) }
}

/** The query as text, to be split the same way. */
function flattenQuery({ terms }: WordQuery): string {
  return terms.map(({ term }) => term).join(' ')
}

/** Gives back the terms of a flattened text; no other engine analyses Japanese a second time. */
function splitTerms(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}

/** The weights of our index, for engines that weight fields too. */
const fieldBoosts: Record<string, number> = Object.fromEntries(
  fields.map(({ id, weight }) => [id, weight]),
)

/** The distinct base forms and bigrams of a text; no synonyms or corrections, which are above the engines. */
export function readWords(text: string, analyzer: Analyzer): WordQuery {
  const terms = new Set(analyzer.tokenize(text).map(({ term }) => term))
  return {
    terms: [...terms].map((term) => ({ term, weight: 1 })),
    grams: [...new Set(cutGrams(text))],
  }
}

/** Our own engine: BM25F over terms and character bigrams, without vectors. */
export async function openEmbedded(): Promise<Competitor> {
  const engine = createEmbeddedEngine(() => undefined)
  return {
    name: '内蔵（語と2字組）',
    inProcess: true,
    index: (documents) => engine.publish(documents),
    search: async (words, limit) => {
      const found = await engine.findByWords(words, limit)
      return found.map(({ slug }) => slug)
    },
    close: async () => undefined,
  }
}

/** Opens an empty MiniSearch index. */
export async function openMiniSearch(): Promise<Competitor> {
  const index = new MiniSearch<FlatDocument>({
    fields: fields.map(({ id }) => id),
    tokenize: splitTerms,
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts },
  })
  return {
    name: 'MiniSearch 7（BM25+）',
    inProcess: true,
    index: async (documents) => index.addAll(documents.map(flattenDocument)),
    search: async (words, limit) =>
      index
        .search(flattenQuery(words))
        .slice(0, limit)
        .map(({ id }) => String(id)),
    close: async () => index.removeAll(),
  }
}

/** Opens an empty Orama database; sorting by a field is never asked for, so its tables are left out. */
export async function openOrama(): Promise<Competitor> {
  const database = create({
    schema: Object.fromEntries(fields.map(({ id }) => [id, 'string' as const])),
    sort: { enabled: false },
    components: {
      tokenizer: { language: 'japanese', normalizationCache: new Map(), tokenize: splitTerms },
    },
  })
  return {
    name: 'Orama 3（全文）',
    inProcess: true,
    index: async (documents) => {
      await insertMultiple(database, documents.map(flattenDocument))
    },
    search: async (words, limit) => {
      const found = await search(database, {
        term: flattenQuery(words),
        boost: fieldBoosts,
        limit,
      })
      return found.hits.map(({ id }) => id)
    },
    close: async () => undefined,
  }
}

type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>

/** Japanese, or Meilisearch takes words of kanji alone for Chinese. */
const locales = ['jpn']

/** Documents sent at once. */
const batch = 2_000

/** Meilisearch over HTTP with an empty database, its matching left as it comes: words drop out from the end of the query. */
export async function openMeilisearch(program: string): Promise<Competitor> {
  const { url, stop } = await startMeilisearch(program)
  const ask: Ask = (method, path, body) => askJson(method, url + path, body)
  const { pkgVersion } = await ask<{ pkgVersion: string }>('GET', '/version')
  return {
    name: `Meilisearch ${pkgVersion}（HTTP）`,
    inProcess: false,
    index: async (documents) => {
      await runTask(ask, 'PATCH', '/indexes/bench/settings', {
        searchableAttributes: fields.map(({ id }) => id),
        displayedAttributes: ['id'],
        localizedAttributes: [{ attributePatterns: ['*'], locales }],
      })
      for (let from = 0; from < documents.length; from += batch) {
        const some = documents.slice(from, from + batch).map(flattenDocument)
        await runTask(ask, 'POST', '/indexes/bench/documents?primaryKey=id', some)
      }
    },
    search: async (words, limit) => {
      const query = { q: flattenQuery(words), limit, locales }
      const { hits } = await ask<{ hits: { id: string }[] }>('POST', '/indexes/bench/search', query)
      return hits.map(({ id }) => id)
    },
    close: stop,
  }
}

/** Meilisearch writes behind the answer: waits until the task is done. */
async function runTask(ask: Ask, method: string, path: string, body: unknown): Promise<void> {
  const { taskUid } = await ask<{ taskUid: number }>(method, path, body)
  for (;;) {
    const task = await ask<{ status: string; error: unknown }>('GET', `/tasks/${taskUid}`)
    if (task.status === 'succeeded') return
    if (task.status === 'failed' || task.status === 'canceled') {
      throw new Error(`${method} ${path}: ${JSON.stringify(task.error)}`)
    }
    await sleep(10)
  }
}

async function askJson<Answer>(method: string, url: string, body: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (!response.ok) throw new Error(`${method} ${url}: ${await response.text()}`)
  return (await response.json()) as Answer
}
