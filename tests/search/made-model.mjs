// Stands in for the model's thread: its vectors say how many jobs it has done, and some inputs end it.

import { parentPort } from 'node:worker_threads'

let done = 0
const pause = new Int32Array(new SharedArrayBuffer(4))

parentPort?.on('message', (request) => {
  if (request === 'close') return parentPort?.close()
  const { id, input } = request
  if (input.includes('例外')) throw new Error('thrown in the thread')
  if (input.includes('終了')) process.exit(3)
  if (input.includes('遅い')) Atomics.wait(pause, 0, 0, input.includes('とても') ? 1500 : 100)
  done += 1
  const vector = new Float32Array(384)
  vector[done % 384] = 1
  parentPort?.postMessage({ kind: 'vector', id, vector })
})
parentPort?.postMessage({ kind: 'ready' })
