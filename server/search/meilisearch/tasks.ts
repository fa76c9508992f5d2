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

/** Runs one change to its end; throws unless the server says that it succeeded. */
export async function runTask(
  client: Meilisearch,
  queued: Promise<{ taskUid: number }>,
  { taskMs, signal }: Patience,
): Promise<void> {
  const { taskUid } = await queued
  const start = performance.now()
  for (let pauseMs = 10; performance.now() - start < taskMs; pauseMs = Math.min(500, 2 * pauseMs)) {
    signal.throwIfAborted()
    const { status, type, error } = await client.tasks.getTask(taskUid)
    if (status === 'succeeded') return
    if (status === 'failed') throw new TaskNotDone(`${type} が失敗した（${error?.code ?? '不明'}）`)
    if (status === 'canceled') throw new TaskNotDone(`${type} が取り消された`)
    await sleep(pauseMs, undefined, { signal })
  }
  await client.tasks.cancelTasks({ uids: [taskUid] }).catch(() => undefined)
  throw new TaskNotDone(`仕事 ${taskUid} が ${Math.round(taskMs / 1000)} 秒たっても終わらない`)
}
