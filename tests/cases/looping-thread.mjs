/** A parsing thread in which some files never end, or end the thread: for parsers that fail in ways nobody has found yet. */

import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// Set before the parser's own, and so asked first.
parentPort?.on('message', (file) => {
  const text = 'text' in file ? file.text : Buffer.from(file.bytes).toString('utf8')
  if (text.includes('終わらない')) for (;;);
  if (text.includes('後戻り')) /^(a+)+$/.test(`${'a'.repeat(60)}x`)
  if (text.includes('倒れる')) process.exit(3)
  const memory = []
  while (text.includes('あふれる')) memory.push(new Array(1_000_000).fill(memory.length))
})
register()
await import('../../server/cases/parsing/worker.ts')
