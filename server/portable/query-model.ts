/**
 * The server's model in a browser, by onnxruntime's WebAssembly: a query takes 75 ms of one core instead of 16, for each one
 * unpacks all weights anew (unpacked once, they would take 130 MB more than these 94). The only importer of
 * onnxruntime-web, which gets all it needs as bytes and asks no address for anything.
 */

import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import type { Embedder } from '../search/embedding/embedder.ts'
import { createInference } from '../search/embedding/inference.ts'
import { createJobQueue } from '../search/embedding/job-queue.ts'

/** The build of onnxruntime, the model and its tokeniser, each as it lies in its file. */
export type ModelBytes = Readonly<Record<'wasm' | 'model' | 'tokenizer', Uint8Array>>

/** Opens the model and has it embed once; rejects with one sentence where it cannot. Once in a worker's life. */
export async function openQueryModel(bytes: ModelBytes): Promise<Embedder> {
  const { session, infer } = await load(bytes).catch((cause: unknown) => {
    throw new Error('意味の検索のモデルが使えません', { cause })
  })
  let running = Promise.resolve()
  const queue = createJobQueue(({ id, input }) => {
    running = infer(input).then(
      (vector) => queue.settle({ kind: 'vector', id, vector }),
      (error: unknown) => queue.settle({ kind: 'failed', id, message: String(error) }),
    )
  })
  return {
    embed: queue.embed,
    close: async () => {
      queue.close(new Error('終了しました'))
      await running
      await session.release()
    },
  }
}

async function load({ wasm, model, tokenizer }: ModelBytes) {
  env.wasm.wasmBinary = wasm
  // More would need SharedArrayBuffer, which a page opened from a file never gets.
  env.wasm.numThreads = 1
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] })
  const infer = createInference<Tensor>(tokenizer, {
    run: (feeds, outputs) => session.run(feeds, outputs),
    makeTensor: (numbers, shape) => new Tensor('int64', numbers, shape),
  })
  // The first inference compiles what it runs and takes 0.9 s: no reader should wait for that.
  await infer('query: ')
  return { session, infer }
}
