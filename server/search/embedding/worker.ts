/**
 * The thread in which the model runs, so that a slow embedding never stalls another request. The only importer of
 * onnxruntime. Says `ready` once the checked model is loaded, then answers each job with one vector.
 */

import { parentPort, workerData } from 'node:worker_threads'
import { Tokenizer } from '@huggingface/tokenizers'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { longestInputPieces, type ModelName, readModelFile } from './model.ts'

export type Job = { id: number; input: string }
export type Request = Job | 'close'
export type Reply =
  | { kind: 'ready' }
  | { kind: 'vector'; id: number; vector: Float32Array }
  | { kind: 'failed'; id: number; message: string }

const { folder, model } = workerData as { folder: string; model: ModelName }

const [weights, tokenizerFile] = await Promise.all([
  readModelFile('model.onnx', folder, model),
  readModelFile('tokenizer.json', folder, model),
])
const tokenizer = new Tokenizer(JSON.parse(tokenizerFile.toString('utf8')), {
  tokenizer_class: 'XLMRobertaTokenizer',
})
// With two threads a passage of 200 pieces takes 90 ms; more would only take the cores from the server.
// Left to spin between two inferences, they burn 28 ms of processor time for a query instead of 9, and win nothing.
const session = await InferenceSession.create(weights, {
  intraOpNumThreads: 2,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
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

async function embed(input: string): Promise<Float32Array> {
  const { ids } = tokenizer.encode(input)
  if (ids.length > longestInputPieces) {
    throw new RangeError(`入力が長すぎます（${ids.length}片、上限${longestInputPieces}片）`)
  }
  const shape = [1, ids.length]
  const output = await session.run(
    {
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    },
    ['sentence_embedding'],
  )
  return Float32Array.from(output['sentence_embedding']?.data as Float32Array)
}

function reply(message: Reply): void {
  parentPort?.postMessage(message)
}
