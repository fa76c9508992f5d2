/** Texts to vectors, through the worker thread: queries overtake passages, one job at a time. */

import { startThread } from '../../start-thread.ts'
import { createJobQueue, type Embed } from './job-queue.ts'
import { type ModelName, modelName } from './model.ts'
import { expectModelFiles, folderOf } from './model-files.ts'
import type { Reply, Request } from './worker.ts'

// From 1.29 on onnxruntime reports its use to its makers and keeps a device number in HOME. It reads this once, from
// the process and not from the copy that a thread has: it must stand here, on the main thread, before any model thread.
process.env['ORT_DISABLE_TELEMETRY'] = '1'

export type Embedder = { embed: Embed; close: () => Promise<void> }

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
    const queue = createJobQueue((job) => worker.postMessage(job satisfies Request))
    const ended = new Promise<void>((end) => worker.once('exit', () => end()))
    const close = async () => {
      queue.close(new EmbedderUnavailable('終了しました'))
      // The thread takes this up after the job it is running (90 ms at most); a dead one has ended already.
      worker.postMessage('close' satisfies Request)
      await ended
    }
    let isReady = false
    worker.on('message', (reply: Reply) => {
      if (reply.kind !== 'ready') return queue.settle(reply)
      isReady = true
      resolve({ embed: queue.embed, close })
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
