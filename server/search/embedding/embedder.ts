/** Texts to vectors, through the worker thread: queries overtake passages, one job at a time. */

import type { Worker } from 'node:worker_threads'
import { startThread } from '../../start-thread.ts'
import { expectModelFiles, folderOf, type ModelName, modelName } from './model.ts'
import type { Job, Reply, Request } from './worker.ts'

// From 1.29 on onnxruntime reports its use to its makers and keeps a device number in HOME. It reads this once, from
// the process and not from the copy that a thread has: it must stand here, on the main thread, before any model thread.
process.env['ORT_DISABLE_TELEMETRY'] = '1'

export type Embedder = {
  /**
   * The vector (unit length) of an input that already carries its prefix; queries overtake passages. A job whose signal
   * is aborted while it waits is never computed.
   */
  embed: (
    input: string,
    urgency: 'query' | 'passage',
    signal?: AbortSignal,
  ) => Promise<Float32Array>
  close: () => Promise<void>
}

/** Thrown for every job once the model cannot be loaded or its thread has died: search goes on by words. */
export class EmbedderUnavailable extends Error {
  override name = 'EmbedderUnavailable'
}

export type EmbedderOptions = {
  /** Another model than the one in use, to measure beside it: its vectors are of another kind. */
  model?: ModelName
  folder?: string
  /** Hears why the thread has ended without having been closed, once it was ready. */
  onEnd?: (error: EmbedderUnavailable) => void
  /** For tests: another thread that speaks as worker.ts does. */
  thread?: URL
}

type Waiting = Job & {
  resolve: (vector: Float32Array) => void
  reject: (error: Error) => void
}

/** Starts the thread and waits until the model is loaded and checked; rejects with EmbedderUnavailable. */
export async function startEmbedder({
  model = modelName,
  folder = folderOf(model),
  onEnd,
  thread = new URL('./worker.ts', import.meta.url),
}: EmbedderOptions = {}): Promise<Embedder> {
  const refuse = (cause: unknown) =>
    new EmbedderUnavailable('意味の検索のモデルが使えません', { cause })
  await expectModelFiles(folder).catch((cause: unknown) => {
    throw refuse(cause)
  })
  const worker = startThread(thread, { workerData: { folder, model } })
  return new Promise((resolve, reject) => {
    const queue = createQueue(worker)
    let isReady = false
    worker.on('message', (reply: Reply) => {
      if (reply.kind !== 'ready') return queue.settle(reply)
      isReady = true
      resolve(queue.embedder)
    })
    const fail = (cause: unknown) => {
      const error = refuse(cause)
      const isFirst = queue.failAll(error)
      reject(error)
      if (isFirst && isReady) onEnd?.(error)
    }
    worker.on('error', fail)
    worker.on('exit', () => fail('スレッドが終わりました'))
  })
}

function createQueue(worker: Worker) {
  const waiting = { query: new Set<Waiting>(), passage: new Set<Waiting>() }
  let running: Waiting | undefined
  let broken: Error | undefined
  let lastId = 0
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))

  const runNext = () => {
    running ??= takeFirst(waiting.query) ?? takeFirst(waiting.passage)
    if (running) worker.postMessage({ id: running.id, input: running.input } satisfies Job)
  }
  const settle = (reply: Exclude<Reply, { kind: 'ready' }>) => {
    const done = running
    running = undefined
    runNext()
    if (done?.id !== reply.id) return
    if (reply.kind === 'vector') done.resolve(reply.vector)
    else done.reject(new Error(reply.message))
  }
  const refuseWaiting = (error: Error) => {
    for (const jobs of [waiting.query, waiting.passage]) {
      for (const job of jobs) job.reject(error)
      jobs.clear()
    }
  }
  /** Whether this is the first that has been heard of it. */
  const failAll = (error: Error): boolean => {
    const isFirst = broken === undefined
    broken ??= error
    running?.reject(error)
    running = undefined
    refuseWaiting(error)
    return isFirst
  }
  const embedder: Embedder = {
    embed: (input, urgency, signal) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken)
        if (signal?.aborted) return reject(signal.reason)
        const job: Waiting = { id: ++lastId, input, resolve, reject }
        const jobs = waiting[urgency]
        jobs.add(job)
        signal?.addEventListener('abort', () => {
          if (jobs.delete(job)) reject(signal.reason)
        })
        if (!running) runNext()
      }),
    close: async () => {
      broken ??= new EmbedderUnavailable('終了しました')
      refuseWaiting(broken)
      // The thread takes this up after the job it is running (90 ms at most); a dead one has ended already.
      worker.postMessage('close' satisfies Request)
      await ended
    },
  }
  return { embedder, settle, failAll }
}

function takeFirst(jobs: Set<Waiting>): Waiting | undefined {
  const [first] = jobs
  if (first) jobs.delete(first)
  return first
}
