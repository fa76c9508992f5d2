/**
 * Makes an index of the server equal to the documents, all or nothing: whoever searches meanwhile finds the old
 * content whole until the new one is whole. Few changes go to the index itself as one task, which the server applies
 * in one transaction; everything else is built beside, checked and swapped in.
 */

import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Meilisearch } from 'meilisearch'
import type { CaseAudience } from '../../contract/case-audience.ts'
import { findSlugs } from './find-slugs.ts'
import {
  type IndexDocument,
  type Mark,
  markOf,
  type Queued,
  type Sources,
  sendDocuments,
  toEmptyDocument,
  type Wanted,
  writeDocument,
} from './index-document.ts'
import { checkIndex, hasSettings, listDifferences, readInventory } from './inventory.ts'
import { liveIndex, settings } from './settings.ts'

export type Publishing = {
  client: Meilisearch
  audience: CaseAudience
  sources: Sources
  patience: Patience
}

type Patience = {
  /** A task that takes longer is cancelled. */
  taskMs: number
  /** Ends the waiting. */
  signal: AbortSignal
}

/** What a publish did; `sent` counts the cases that went over the wire. */
export type Published = { way: 'unchanged' | 'in place' | 'beside'; sent: number }

/** More changes than this are built beside: a task in place is not checked before it can be seen. */
const mostInPlace = 200

/** Makes the audience's index hold what is wanted; on any failure it holds what it held before. */
export async function publishIndex(publishing: Publishing, wanted: Wanted): Promise<Published> {
  const published = await publishChanges(publishing, wanted)
  await removeLeftovers(publishing.client, publishing.audience).catch(() => undefined)
  return published
}

async function publishChanges(publishing: Publishing, wanted: Wanted): Promise<Published> {
  const { client, audience } = publishing
  const live = liveIndex(audience)
  const held = await readInventory(client, live)
  if (held && (await hasSettings(client, live))) {
    const changed = listDifferences(held.hashes, wanted.hashes)
    if (changed.length === 0 && held.generation === wanted.generation) {
      return { way: 'unchanged', sent: 0 }
    }
    const isFew = changed.length <= Math.min(mostInPlace, wanted.hashes.size / 2)
    if (isFew && held.generation !== '') return publishInPlace(publishing, wanted, changed)
  }
  return publishBeside(publishing, wanted, held !== undefined)
}

async function publishInPlace(
  publishing: Publishing,
  wanted: Wanted,
  changed: readonly string[],
): Promise<Published> {
  const { client, audience, sources, patience } = publishing
  const live = client.index<IndexDocument | Mark>(liveIndex(audience))
  const gone = changed.filter((slug) => !wanted.hashes.has(slug))
  const documents = [
    ...changed.map((slug) => writeDocument(wanted, slug, sources) ?? toEmptyDocument(slug)),
    markOf(wanted.generation),
  ]
  await runTask(client, live.addDocuments(documents), patience)
  const faults = await checkIndex(client, live.uid, wanted, sources)
  if (faults.length > 0) return publishBeside(publishing, wanted, true)
  // Nobody finds the empty documents: that they are removed a moment later, or never, makes no difference.
  if (gone.length > 0) {
    await runTask(client, live.deleteDocuments(gone), patience).catch(() => undefined)
  }
  return { way: 'in place', sent: changed.length - gone.length }
}

async function publishBeside(
  publishing: Publishing,
  wanted: Wanted,
  hasLive: boolean,
): Promise<Published> {
  const { client, audience, sources, patience } = publishing
  const live = liveIndex(audience)
  const next = `${live}-next-${randomBytes(4).toString('hex')}`
  try {
    // The server works off its tasks in order, without waiting for us between them.
    const queued = [
      await client.createIndex(next, { primaryKey: 'slug' }),
      await client.index(next).updateSettings(settings),
      ...(await sendDocuments(client, next, wanted, sources, patience.signal)),
    ]
    for (const task of queued) await waitForTask(client, task, patience)
    const faults = await checkIndex(client, next, wanted, sources)
    if (faults.length > 0) throw new PublishRefused(faults)
    // Renaming needs a free name, swapping two indexes.
    await client.swapIndexes([{ indexes: [next, live], rename: !hasLive }])
  } catch (error) {
    // Deliveries that are still queued would be worked off for nothing.
    await client.tasks.cancelTasks({ indexUids: [next] }).catch(() => undefined)
    throw error
  } finally {
    // After the swap this is the old content; after a renaming there is nothing, and the task fails, which tells as
    // well that the swap has been tried. What a killed publish leaves behind is removed a day later.
    await runTask(client, client.deleteIndex(next), patience).catch(() => undefined)
  }
  // The server shows a swap's task to no key that is limited to some indexes. It works off its tasks in order, so that
  // the swap has been tried by now, and what the index holds tells how it went.
  const { generation } = await findSlugs(client, live, [], 0)
  if (generation !== wanted.generation) throw new PublishRefused(['入れ替えられなかった'])
  return { way: 'beside', sent: wanted.hashes.size }
}

/** An index that is not what it should be never goes live. */
export class PublishRefused extends Error {
  override readonly name = 'PublishRefused'

  constructor(faults: readonly string[]) {
    super(`作った索引が正しくない（${faults.join('、')}）`)
  }
}

/** Younger ones may be another publish under way, or still be searched by the version that is being replaced. */
const keptMs = 24 * 60 * 60 * 1000

/**
 * Asks the server to remove the indexes that nobody searches any more: of former settings, or left behind by a publish
 * that was killed. That it does is not waited for.
 */
async function removeLeftovers(client: Meilisearch, audience: CaseAudience): Promise<void> {
  const { results } = await client.getRawIndexes({ limit: 1000 })
  for (const { uid, updatedAt } of results) {
    const isOurs = uid.startsWith(`${audience}-`) && uid !== liveIndex(audience)
    if (isOurs && Date.now() - Date.parse(updatedAt) > keptMs) await client.deleteIndex(uid)
  }
}

/** A change that the server did not make, in Japanese. */
export class TaskNotDone extends Error {
  override readonly name = 'TaskNotDone'
}

/** Runs one change to its end; throws unless the server says that it succeeded. */
async function runTask(
  client: Meilisearch,
  queued: Promise<Queued>,
  patience: Patience,
): Promise<void> {
  await waitForTask(client, await queued, patience)
}

/** Waits for the end of a change; throws unless the server says that it succeeded. */
export async function waitForTask(
  client: Meilisearch,
  { taskUid }: Queued,
  { taskMs, signal }: Patience,
): Promise<void> {
  const start = performance.now()
  for (let waited = 0; waited < taskMs; waited = performance.now() - start) {
    signal.throwIfAborted()
    const { status, type, error } = await client.tasks.getTask(taskUid)
    if (status === 'succeeded') return
    if (status === 'failed') throw new TaskNotDone(`${type} が失敗した（${error?.code ?? '不明'}）`)
    if (status === 'canceled') throw new TaskNotDone(`${type} が取り消された`)
    // Asked often at first, and at most a quarter too late later on.
    await sleep(Math.min(500, Math.max(10, waited / 4)), undefined, { signal })
  }
  await client.tasks.cancelTasks({ uids: [taskUid] }).catch(() => undefined)
  throw new TaskNotDone(`仕事 ${taskUid} が ${Math.round(taskMs / 1000)} 秒たっても終わらない`)
}
