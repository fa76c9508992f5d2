/**
 * The thread in which the model runs, so that a slow embedding never stalls another request. The only importer of
 * onnxruntime. Says `ready` once the checked model is loaded, then answers each job with one vector.
 */

import { parentPort, workerData } from 'node:worker_threads'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { computeAlike } from './compute-alike.ts'
import { createInference } from './inference.ts'
import type { Job, JobReply } from './job-queue.ts'
import type { ModelName } from './model.ts'
import { readModelFile } from './model-files.ts'

export type Request = Job | 'close'
export type Reply = { kind: 'ready' } | JobReply

const { folder, model } = workerData as { folder: string; model: ModelName }

const [weights, tokenizerFile] = await Promise.all([
  readModelFile('model.onnx', folder, model),
  readModelFile('tokenizer.json', folder, model),
])
// With two threads a passage of 200 pieces takes 90 ms; more would only take the cores from the server.
// Left to spin between two inferences, they burn 28 ms of processor time for a query instead of 9, and win nothing.
const session = await InferenceSession.create(computeAlike(weights), {
  intraOpNumThreads: 2,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
})
const embed = createInference<Tensor>(tokenizerFile, {
  run: (feeds, outputs) => session.run(feeds, outputs),
  makeTensor: (numbers, shape) => new Tensor('int64', numbers, shape),
})

parentPort?.on('message', (request: Request) => {
  if (request === 'close') return void close()
  const { id, input } = request
  embed(input).then(
    (vector) => reply({ kind: 'vector', id, vector }),
    (error: unknown) => reply({ kind: 'failed', id, message: String(error) }),
  )
})
reply({ kind: 'ready' })

/** Ends the thread from inside: terminating it from outside during a run aborts the whole process (onnxruntime 1.30). */
async function close(): Promise<void> {
  await session.release()
  parentPort?.close()
}

function reply(message: Reply): void {
  parentPort?.postMessage(message)
}
