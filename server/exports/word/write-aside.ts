/**
 * Word files without a stall: 100 cases take a second of one core in a single step, in which the server would answer
 * nobody. Such a paper is written in a thread of its own, whose start takes half a second; a small one right here.
 */

import { Worker } from 'node:worker_threads'
import type { Paper } from '../paper.ts'
import { writeWord } from './write-word.ts'

/** About twelve cases, written in a tenth of a second. */
const mostBlocksHere = 300

/** Writes the file. */
export function writeWordAside(paper: Paper): Promise<Uint8Array> {
  return paper.blocks.length > mostBlocksHere ? writeInThread(paper) : writeWord(paper)
}

function writeInThread(paper: Paper): Promise<Uint8Array> {
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: paper })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    // After an answer this changes nothing.
    worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)))
  })
}
