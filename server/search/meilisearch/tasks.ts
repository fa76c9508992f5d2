/** Waiting for the server's tasks: it answers every change with "queued", and only the task tells how it went. */

import { setTimeout as sleep } from 'node:timers/promises'
import type { Meilisearch } from 'meilisearch'

/** A change that the server did not make, in Japanese. */
export class TaskNotDone extends Error {
  override readonly name = 'TaskNotDone'
}

export type Patience = {
  /** A task that takes longer is cancelled. */
  taskMs: number
  /** Ends the waiting. */
  signal: AbortSignal
}

/** A change that the server has taken note of. */
export type Queued = { taskUid: number }

/** Runs one change to its end; throws unless the server says that it succeeded. */
export async function runTask(
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

// —— server/search/meilisearch/turns.ts: One piece of work after the other: the server works off its tasks one by one, and what readers wait for goes first.
export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Creates a queue; work that fails does not hold up the next. */
export function createTurns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
