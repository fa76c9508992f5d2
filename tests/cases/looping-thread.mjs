/** A parsing thread in which some files never end, or end the thread: for parsers that fail in ways nobody has found yet. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { nameThread } from '../../server/build.mjs'

// Set before the parser's own, and so asked first.
parentPort?.on('message', (file) => {
  const text = 'text' in file ? file.text : readBytes(file).toString('utf8')
  if (text.includes('終わらない')) for (;;);
  if (text.includes('後戻り')) /^(a+)+$/.test(`${'a'.repeat(60)}x`)
  if (text.includes('待たされる')) waitForOthers()
  if (text.includes('倒れる')) process.exit(3)
  const memory = []
  while (text.includes('あふれる')) memory.push(new Array(1_000_000).fill(memory.length))
})

/** A file comes with its bytes, or by its name in a folder. @param {{ name: string, bytes?: Uint8Array, folder?: string }} file */
function readBytes({ name, bytes, folder = '' }) {
  return bytes ? Buffer.from(bytes) : readFileSync(join(folder, name))
}

/** As on a busy machine: everybody else in the process has had the processor for a second, this thread has not. */
function waitForOthers() {
  const start = process.cpuUsage()
  const still = new Int32Array(new SharedArrayBuffer(4))
  for (;;) {
    const { user, system } = process.cpuUsage(start)
    if (user + system > 1_000_000) return
    Atomics.wait(still, 0, 0, 20)
  }
}

// As it was built: a thread of TypeScript starts with the compiler in it.
const folder = fileURLToPath(new URL('../../server/cases/parsing', import.meta.url))
await import(pathToFileURL(nameThread(folder)).href)
