/** A thread that parses one case file after the other. Says `ready` once, then answers each file with its result as bytes. */

import { parentPort, workerData } from 'node:worker_threads'
import type { CaseFile, RawFile } from '../files.ts'
import { packResult, parseCase, parseRawFile } from '../parse.ts'

export type ThreadOptions = { withHead: boolean }
export type Reply = 'ready' | Uint8Array<ArrayBuffer>

const { withHead } = workerData as ThreadOptions

parentPort?.on('message', (file: RawFile | CaseFile) => {
  const result = 'text' in file ? parseCase(file) : parseRawFile(file)
  const bytes = packResult(result, withHead)
  // Handed over, not copied: 10,000 results are 300 MB.
  parentPort?.postMessage(bytes satisfies Reply, [bytes.buffer])
})
parentPort?.postMessage('ready' satisfies Reply)
