/** Texts to vectors, through the worker thread: queries overtake passages, one job at a time. */

import { Worker } from 'node:worker_threads'
import { modelFolder } from './model.ts'
import type { Job, Reply, Request } from './worker.ts'

// From 1.29 on onnxruntime reports its use to its makers and keeps a device number in HOME. It reads this once, from
// the process and not from the copy that a thread has: it must stand here, on the main thread, before any model thread.
process.env['ORT_DISABLE_TELEMETRY'] = '1'

export type Embedder = {
  /** The vector (unit length) of an input that already carries its prefix; queries overtake passages. */
  embed: (input: string, urgency: 'query' | 'passage') => Promise<Float32Array>
  close: () => Promise<void>
}

/** Thrown for every job once the model cannot be loaded or its thread has died: search goes on by words. */
export class EmbedderUnavailable extends Error {
  override name = 'EmbedderUnavailable'
}

type Waiting = Job & {
  resolve: (vector: Float32Array) => void
  reject: (error: Error) => void
}

/** Starts the thread and waits until the model is loaded and checked; rejects with EmbedderUnavailable. */
export function startEmbedder(folder = modelFolder): Promise<Embedder> {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: { folder } })
  return new Promise((resolve, reject) => {
    const queue = createQueue(worker)
    worker.on('message', (reply: Reply) => {
      if (reply.kind === 'ready') resolve(queue.embedder)
      else queue.settle(reply)
    })
    const fail = (cause: unknown) => {
      const error = new EmbedderUnavailable('意味の検索のモデルが使えません', { cause })
      queue.failAll(error)
      reject(error)
    }
    worker.on('error', fail)
    worker.on('exit', () => fail('スレッドが終わりました'))
  })
}

function createQueue(worker: Worker) {
  const waiting = { query: [] as Waiting[], passage: [] as Waiting[] }
  let running: Waiting | undefined
  let broken: Error | undefined
  let lastId = 0
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))

  const runNext = () => {
    running ??= waiting.query.shift() ?? waiting.passage.shift()
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
  const failAll = (error: Error) => {
    broken ??= error
    for (const job of [running, ...waiting.query.splice(0), ...waiting.passage.splice(0)]) {
      job?.reject(error)
    }
    running = undefined
  }
  const embedder: Embedder = {
    embed: (input, urgency) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken)
        waiting[urgency].push({ id: ++lastId, input, resolve, reject })
        if (!running) runNext()
      }),
    close: async () => {
      broken = new EmbedderUnavailable('終了しました')
      for (const job of [...waiting.query.splice(0), ...waiting.passage.splice(0)])
        job.reject(broken)
      // The thread takes this up after the job it is running (90 ms at most); a dead one has ended already.
      worker.postMessage('close' satisfies Request)
      await ended
    },
  }
  return { embedder, settle, failAll }
}
