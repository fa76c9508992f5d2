/** Joins the parts of the Meilisearch engine: its two clients, an index for each audience, and what stands in for the server. */

import type { CaseAudience } from '../../contract/case-audience.ts'
import type { Scorer, SearchEngine } from '../engine.ts'
import { connect, describeFailure } from './connection.ts'
import { createMeilisearchEngine } from './engine.ts'
import type { Sources } from './index-document.ts'
import { createMirror, createSerialQueue } from './mirror.ts'
/** Where the server is, and with which keys it is used. */
export type MeilisearchAccess = {
  url: string
  searchKey: string
  indexKey: string
  /** A search that takes longer is answered by the embedded index. */
  patienceMs?: number
}

type OpenMeilisearchOptions = MeilisearchAccess & {
  sources: Sources
  embedded: SearchEngine & Scorer
  log: (message: string) => void
}

type MeilisearchLibrary = {
  /** Finds what everybody may read. */
  engine: SearchEngine
  /** Opens the engine of members, over an index of its own that nobody else searches. */
  openForMembers: (embedded: SearchEngine & Scorer) => SearchEngine
  close: () => Promise<void>
}

/** Two searches of the server, one after the other, leave an answer well below 1.5 s. */
const usualPatienceMs = 500
/** Time for one request of publishing: a delivery of documents over a slow line. */
const requestMs = 30_000
/** Time for one task: the server works off all deliveries of a large library in a few. */
const taskMs = 30 * 60_000

/** Opens the engine; it publishes what it is given, and answers from the server as soon as that is done. */
export async function openMeilisearch(
  options: OpenMeilisearchOptions,
): Promise<MeilisearchLibrary> {
  const { url, embedded, sources, patienceMs = usualPatienceMs } = options
  const [client, publisher] = await Promise.all([
    connect(url, options.searchKey, patienceMs),
    connect(url, options.indexKey, requestMs),
  ])
  const log = throttle(options.log)
  const enqueue = createSerialQueue()
  const closing: (() => Promise<void>)[] = []
  const openEngine = (audience: CaseAudience, standIn: SearchEngine & Scorer) => {
    const mirror = createMirror({
      client: publisher,
      audience,
      sources,
      taskMs,
      enqueue,
      onFailure: (error) => log(`Meilisearch に登録できません: ${describeFailure(error)}`),
    })
    const engine = createMeilisearchEngine({ client, audience, embedded: standIn, mirror, log })
    closing.push(async () => {
      engine.close()
      await mirror.close()
    })
    return engine
  }
  return {
    engine: openEngine('public', embedded),
    openForMembers: (standIn) => openEngine('members', standIn),
    close: async () => {
      await Promise.all(closing.map((close) => close()))
    },
  }
}

const pauseMs = 60_000

/**
 * Passes on one message a minute and drops the others, so that a server that comes and goes for hours fills no log: the
 * first of an outage says what is wrong.
 */
function throttle(log: (message: string) => void): (message: string) => void {
  let lastAt = Number.NEGATIVE_INFINITY
  return (message) => {
    const now = performance.now()
    if (now - lastAt < pauseMs) return
    lastAt = now
    log(message)
  }
}
