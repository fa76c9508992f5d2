/**
 * Word files without a stall: four cases take 25 ms of one core and 100 take half a second, in one step in which the
 * server would answer nobody. One thread writes them all, one at a time, so that memory is bounded by one file.
 */

import type { Worker } from 'node:worker_threads'
import { startThread } from '../../start-thread.ts'
import type { Paper } from '../paper.ts'
import type { Reply } from './worker.ts'

type WordWriter = {
  /** Writes the file; rejects with WordThreadEnded where the thread dies of it or the writer is closed. */
  write: (paper: Paper) => Promise<Uint8Array>
  /** Ends the thread; what is not yet written is refused. */
  close: () => Promise<void>
}

/** Thrown for a file whose thread has ended; `isFull` where it needed more memory than the thread may take. */
export class WordThreadEnded extends Error {
  override readonly name = 'WordThreadEnded'
  get isFull(): boolean {
    const { cause } = this
    return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  }
}

/**
 * 100 cases of the usual size take 150 MB while they are written, and 800 still pass. With young objects in 16 MB
 * instead of 48 the thread is half as large at its peak, and no slower.
 */
const usualLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }

type Job = {
  paper: Paper
  resolve: (file: Uint8Array) => void
  reject: (error: Error) => void
  /** How many files that came later were written before it. */
  passedOver: number
}

/** Opens a writer. Its thread starts with the first file (200 ms) and again with the next one after it has died. */
export function openWordWriter(resourceLimits: typeof usualLimits = usualLimits): WordWriter {
  const waiting: Job[] = []
  let running: Job | undefined
  let thread: Worker | undefined
  let closed: WordThreadEnded | undefined

  const startWriter = () => {
    const started = startThread(new URL('./worker.ts', import.meta.url), { resourceLimits })
    let cause: unknown
    started.on('message', (reply: Reply) => {
      if ('file' in reply) settle(({ resolve }) => resolve(reply.file))
      else settle(({ reject }) => reject(new Error(reply.failure)))
    })
    started.on('error', (error) => {
      cause = error
    })
    started.once('exit', (code) => {
      thread = undefined
      settle(({ reject }) => reject(new WordThreadEnded(`ended with ${code}`, { cause })))
    })
    return started
  }
  const runNext = () => {
    if (running || closed) return
    running = takeNext(waiting)
    if (!running) return
    thread ??= startWriter()
    // Only a file under way keeps the process alive.
    thread.ref()
    thread.postMessage(running.paper)
  }
  const settle = (act: (job: Job) => void) => {
    const done = running
    running = undefined
    thread?.unref()
    if (done) act(done)
    runNext()
  }
  return {
    write: (paper) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(closed)
        waiting.push({ paper, resolve, reject, passedOver: 0 })
        runNext()
      }),
    close: async () => {
      closed = new WordThreadEnded('closed')
      for (const job of waiting.splice(0)) job.reject(closed)
      await thread?.terminate()
    },
  }
}

/** About a second of kits: a file of 100 cases waits for them, but not for as long as they keep coming. */
const mostPassedOver = 24

/** The shortest, so that a kit does not wait behind three files of 100 cases; how many wait is bounded by who calls. */
function takeNext(waiting: Job[]): Job | undefined {
  const [oldest] = waiting
  const [shortest] = waiting.toSorted((a, b) => a.paper.blocks.length - b.paper.blocks.length)
  const next = oldest && oldest.passedOver >= mostPassedOver ? oldest : shortest
  if (!next) return undefined
  const place = waiting.indexOf(next)
  for (const job of waiting.slice(0, place)) job.passedOver += 1
  waiting.splice(place, 1)
  return next
}
