/** A reading thread that never ends, dies, fills its memory or fails: for files that do to a parser what nobody has thought of. */

import { parentPort } from 'node:worker_threads'

parentPort?.on('message', ({ text }) => {
  if (text === '終わらない') for (;;);
  if (text === '倒れる') process.exit(3)
  if (text === '投げる') throw new Error('thrown')
  if (text === 'しくじる') parentPort?.postMessage({ failure: 'ours' })
  const memory = []
  while (text === 'あふれる') memory.push(new Array(1_000_000).fill(memory.length))
})
