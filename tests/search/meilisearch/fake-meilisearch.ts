/**
 * As much of a Meilisearch server as publishing and searching ask for, in memory, so that its failures can be planned.
 * What the real one does is promised by contract.test.ts; this one only has to fail on cue.
 */

import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

type Stored = {
  slug: string
  terms?: string
  grams?: string
  mark?: string
  _vectors?: Record<string, { embeddings: number[][] } | null>
}
type Index = {
  settings: Record<string, unknown>
  documents: Map<string, Stored>
  updatedAt: string
}
type Search = {
  indexUid: string
  q?: string
  attributesToSearchOn?: ('terms' | 'grams' | 'mark')[]
  matchingStrategy?: string
}

/** What becomes of a change: done, or one of the ways in which it is not. */
export type Fate = 'done' | 'refused' | 'failed' | 'canceled' | 'endless' | 'lost'

export type FakeMeilisearch = {
  port: number
  url: string
  indexes: Map<string, Index>
  /** Requests that came in, as `METHOD path`. */
  asked: string[]
  /** Decides about every change, by the name of its task and the index it is about. */
  plan: (change: (task: string, index: string) => Fate) => void
  close: () => Promise<void>
}

/** With the first of them one may only search. */
export const fakeKeys = { searchKey: 's'.repeat(64), indexKey: 'i'.repeat(64) }

class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

/** Starts a server without indexes on a free port. */
export async function openFakeMeilisearch(): Promise<FakeMeilisearch> {
  const indexes: FakeMeilisearch['indexes'] = new Map()
  const tasks: { status: string; type: string }[] = []
  const asked: string[] = []
  let fateOf: (task: string, index: string) => Fate = () => 'done'

  const queue = (type: string, index: string, change: () => void) => {
    const fate = fateOf(type, index)
    if (fate === 'refused') throw new Refusal(400, 'planned')
    const status = fate === 'done' ? attempt(change) : (seenAs[fate] ?? fate)
    return { taskUid: tasks.push({ status, type }) - 1 }
  }
  const find = (uid: string): Index => {
    const index = indexes.get(uid)
    if (!index) throw new Refusal(404, 'index_not_found')
    return index
  }
  const routes: [RegExp, (parts: string[], body: string, query: URLSearchParams) => unknown][] = [
    [/^GET \/(?:keys)$/, () => refuse(403, 'invalid_api_key')],
    [
      /^GET \/indexes$/,
      () => ({ results: [...indexes].map(([uid, { updatedAt }]) => ({ uid, updatedAt })) }),
    ],
    [
      /^POST \/indexes$/,
      (_, body) => {
        const { uid } = JSON.parse(body) as { uid: string }
        const index = { settings: {}, documents: new Map(), updatedAt: new Date().toISOString() }
        return queue('indexCreation', uid, () => indexes.set(uid, index))
      },
    ],
    [
      /^DELETE \/indexes\/([^/]+)$/,
      ([uid = '']) => queue('indexDeletion', uid, () => indexes.delete(uid)),
    ],
    [/^GET \/indexes\/([^/]+)\/settings$/, ([uid = '']) => find(uid).settings],
    [
      /^PATCH \/indexes\/([^/]+)\/settings$/,
      ([uid = ''], body) =>
        queue('settingsUpdate', uid, () => Object.assign(find(uid).settings, JSON.parse(body))),
    ],
    [
      /^GET \/indexes\/([^/]+)\/documents$/,
      ([uid = '']) => ({ results: [...find(uid).documents.values()] }),
    ],
    [
      /^POST \/indexes\/([^/]+)\/documents$/,
      ([uid = ''], body) =>
        queue('documentAdditionOrUpdate', uid, () => {
          for (const each of readDocuments(body)) find(uid).documents.set(each.slug, each)
        }),
    ],
    [
      /^POST \/indexes\/([^/]+)\/documents\/delete-batch$/,
      ([uid = ''], body) =>
        queue('documentDeletion', uid, () => {
          for (const slug of JSON.parse(body) as string[]) find(uid).documents.delete(slug)
        }),
    ],
    [
      /^POST \/swap-indexes$/,
      (_, body) => {
        const [step] = JSON.parse(body) as { indexes: [string, string]; rename: boolean }[]
        const [a = '', b = ''] = step?.indexes ?? []
        return queue('indexSwap', b, () => {
          const [first, second] = [find(a), indexes.get(b)]
          indexes.set(b, first)
          if (second && !step?.rename) indexes.set(a, second)
          else indexes.delete(a)
        })
      },
    ],
    [/^GET \/tasks\/(\d+)$/, ([uid = '']) => tasks[Number(uid)]],
    [/^POST \/tasks\/cancel$/, () => ({ taskUid: 0 })],
    [
      /^POST \/multi-search$/,
      (_, body) => {
        const { federation, queries } = JSON.parse(body) as {
          federation: { limit: number }
          queries: Search[]
        }
        const slugs = queries.flatMap((query) =>
          [...find(query.indexUid).documents.values()].filter((each) => isFound(each, query)),
        )
        return { hits: [...new Set(slugs)].slice(0, federation.limit) }
      },
    ],
  ]
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const url = new URL(request.url ?? '', 'http://fake')
    const asking = `${request.method} ${url.pathname}`
    asked.push(asking)
    const isSearcher = request.headers.authorization === `Bearer ${fakeKeys.searchKey}`
    if (isSearcher && asking !== 'POST /multi-search') refuse(403, 'invalid_api_key')
    const body = await text(request)
    for (const [pattern, act] of routes) {
      const match = pattern.exec(asking)
      if (match) return act(match.slice(1), body, url.searchParams)
    }
    throw new Refusal(404, 'not_found')
  }
  const server = createServer((request, response) => {
    answer(request).then(
      (value) => response.end(JSON.stringify(value)),
      (error: unknown) => {
        const refusal = error instanceof Refusal ? error : new Refusal(500, String(error))
        response.statusCode = refusal.status
        response.end(JSON.stringify({ code: refusal.code }))
      },
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    ...{ port, url: `http://127.0.0.1:${port}`, indexes, asked },
    plan: (change) => {
      fateOf = change
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What the status of a change says that was not done. */
const seenAs: Partial<Record<Fate, string>> = { lost: 'succeeded', endless: 'processing' }

/** A change that cannot be made is accepted as any other, and fails when its turn comes. */
function attempt(change: () => void): string {
  try {
    change()
    return 'succeeded'
  } catch {
    return 'failed'
  }
}

function refuse(status: number, code: string): never {
  throw new Refusal(status, code)
}

function readDocuments(body: string): Stored[] {
  if (body.startsWith('[')) return JSON.parse(body) as Stored[]
  return body.split('\n').map((line) => JSON.parse(line) as Stored)
}

/** Words: the first one, or all; a vector: every document that has one. */
function isFound(document: Stored, { q, attributesToSearchOn, matchingStrategy }: Search): boolean {
  if (q === undefined) return Object.values(document._vectors ?? {}).some((some) => some !== null)
  const [attribute = 'terms'] = attributesToSearchOn ?? []
  const words = new Set((document[attribute] ?? '').split(' '))
  const wanted = q.split(' ')
  return matchingStrategy === 'all'
    ? wanted.every((word) => words.has(word))
    : words.has(wanted[0] ?? '')
}
