// Stands in for the model's thread: texts that share pairs of characters are near, and the same text is always the same.

import { parentPort } from 'node:worker_threads'

parentPort?.on('message', (request) => {
  if (request === 'close') return parentPort?.close()
  const { id, input } = request
  const vector = new Float32Array(384)
  for (let at = 0; at + 1 < input.length; at += 1) {
    vector[(input.charCodeAt(at) * 31 + input.charCodeAt(at + 1)) % 384] += 1
  }
  const length = Math.hypot(...vector) || 1
  parentPort?.postMessage({ kind: 'vector', id, vector: vector.map((value) => value / length) })
})
parentPort?.postMessage({ kind: 'ready' })
