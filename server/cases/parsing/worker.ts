/**
 * A thread that parses one case file after the other, and checks those that come with their facts or lie in a folder to be
 * checked. Says once that it is ready, then answers each file with its result as bytes, of which a file that has gone has
 * none.
 */

import { parentPort, workerData } from 'node:worker_threads'
import type { Problem } from '../case.ts'
import { checkRawCase, type RawCase } from '../check-case.ts'
import { checkFile, type FolderFile } from '../check-file.ts'
import type { CaseFile, RawFile } from '../files.ts'
import { packCheckedResult } from '../pack-checked.ts'
import { packResult, packWholeResult } from '../pack-result.ts'
import { type ParseResult, parseCase, parseRawFile } from '../parse.ts'
import { blockingDisk } from './blocking-disk.ts'
import { readTask } from './thread-time.ts'

export type ThreadOptions = { withHead: boolean }
/** What a thread can be given. */
export type ParseJob = RawFile | CaseFile | RawCase | FolderFile
export type Reply = { ready: true; task: string | undefined } | Uint8Array<ArrayBuffer>

const { withHead } = workerData as ThreadOptions
const pack = withHead ? packWholeResult : packResult

/** Answers name no file: they come in the order of the files. */
let last = Promise.resolve()

parentPort?.on('message', (job: ParseJob) => {
  last = last.then(() => answer(job))
})
parentPort?.postMessage({ ready: true, task: readTask() } satisfies Reply)

async function answer(job: ParseJob): Promise<void> {
  const bytes = 'folder' in job ? await checkOf(job) : pack(workOn(job))
  // Handed over, not copied: 10,000 results are 130 MB, with their heads 300.
  parentPort?.postMessage(bytes satisfies Reply, [bytes.buffer])
}

async function checkOf(file: FolderFile): Promise<Uint8Array<ArrayBuffer>> {
  const result = await checkFile(file, blockingDisk)
  return result ? packCheckedResult(result) : new Uint8Array(0)
}

function workOn(job: Exclude<ParseJob, FolderFile>): ParseResult | Problem {
  if ('text' in job) return parseCase(job)
  return 'facts' in job ? checkRawCase(job) : parseRawFile(job)
}
