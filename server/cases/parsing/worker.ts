/**
 * A thread that parses one case file after the other, and checks those that come with their facts. Says `ready` once, then
 * answers each file with its result as bytes.
 */

import { parentPort, workerData } from 'node:worker_threads'
import type { Problem } from '../case.ts'
import { checkRawCase, type RawCase } from '../check-case.ts'
import type { CaseFile, RawFile } from '../files.ts'
import { type ParseResult, packResult, parseCase, parseRawFile } from '../parse.ts'

export type ThreadOptions = { withHead: boolean }
/** What a thread can be given. */
export type ParseJob = RawFile | CaseFile | RawCase
export type Reply = 'ready' | Uint8Array<ArrayBuffer>

const { withHead } = workerData as ThreadOptions

parentPort?.on('message', (job: ParseJob) => {
  const bytes = packResult(workOn(job), withHead)
  // Handed over, not copied: 10,000 results are 300 MB.
  parentPort?.postMessage(bytes satisfies Reply, [bytes.buffer])
})
parentPort?.postMessage('ready' satisfies Reply)

function workOn(job: ParseJob): ParseResult | Problem {
  if ('text' in job) return parseCase(job)
  return 'facts' in job ? checkRawCase(job) : parseRawFile(job)
}
