/** Meilisearch over HTTP, its matching left as it comes: words drop out from the end of the query. */

import { setTimeout as sleep } from 'node:timers/promises'
import { fields } from '../../server/search/fields.ts'
import { startMeilisearch } from '../meilisearch/process.ts'
import { type Competitor, flattenDocument, flattenQuery } from './competitor.ts'

type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>

/** Japanese, or Meilisearch takes words of kanji alone for Chinese. */
const locales = ['jpn']

/** Documents sent at once. */
const batch = 2_000

/** Starts the program with an empty database; closing stops it. */
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
