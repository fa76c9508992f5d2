/**
 * Keeps one index of the server equal to the documents that the library has: behind the answers, one publish at a
 * time, the newest wish first, and again until it has succeeded.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import type { SearchDocument } from '../documents.ts'
import { takeStock } from './index-document.ts'
import { type Publishing, PublishRefused, publishIndex, TaskNotDone } from './publish.ts'

export type Mirror = {
  /** From now on the index should hold these; a publish under way for former ones is given up. */
  want: (documents: readonly SearchDocument[]) => void
  /** The generation that the index was last seen to have, while it is the wanted one. */
  generation: () => string | undefined
  /** Looks again, and publishes again if need be: the index has been found gone, or of another generation. */
  invalidate: (what: 'gone' | 'other') => void
  /** The last failure, until a publish succeeds. */
  trouble: () => unknown
  close: () => Promise<void>
}

type MirrorOptions = Omit<Publishing, 'patience'> & {
  /** A task that takes longer is given up. */
  taskMs: number
  /** Queues its publishes behind those of other mirrors. */
  enqueue: SerialQueue
  onFailure: (error: unknown) => void
}

/** A server that cannot be reached is soon asked again. */
const pauseMs = 2000
/** A publish that was refused has cost the server its work: each pause before the next is twice the last. */
const longestPauseMs = 300_000
/** Who finds another's content this soon after publishing shares the index with another library: not a race to win. */
const rivalMs = 60_000

/** Creates a mirror that wants nothing yet. */
export function createMirror(options: MirrorOptions): Mirror {
  const { taskMs, enqueue, onFailure, ...publishing } = options
  let documents: readonly SearchDocument[] | undefined
  let reached: string | undefined
  let trouble: unknown
  let running: Promise<void> | undefined
  let current = new AbortController()
  let closed = false
  let reachedAt = Number.NEGATIVE_INFINITY

  const publishOnce = async (signal: AbortSignal) => {
    const wanted = await takeStock(documents ?? [], publishing.sources)
    await enqueue(async () => {
      signal.throwIfAborted()
      await publishIndex({ ...publishing, patience: { taskMs, signal } }, wanted)
    })
    signal.throwIfAborted()
    reached = wanted.generation
    reachedAt = performance.now()
    trouble = undefined
  }
  const keepTrying = async () => {
    let refusals = 0
    while (!closed && reached === undefined) {
      const { signal } = current
      try {
        await publishOnce(signal)
      } catch (error) {
        // Given up for a newer wish: that one is next, without a pause.
        if (signal.aborted) continue
        trouble = error
        onFailure(error)
        if (error instanceof TaskNotDone || error instanceof PublishRefused) refusals++
        await wait(Math.min(longestPauseMs, pauseMs * 2 ** refusals), signal)
      }
    }
    running = undefined
  }
  const start = () => {
    reached = undefined
    if (!closed && documents !== undefined) running ??= keepTrying()
  }
  return {
    want: (next) => {
      documents = next
      current.abort()
      current = new AbortController()
      start()
    },
    generation: () => reached,
    invalidate: (what) => {
      if (what === 'gone' || performance.now() - reachedAt > rivalMs) start()
    },
    trouble: () => trouble,
    close: async () => {
      closed = true
      current.abort()
      await running
    },
  }
}

/** Ends early, and without a word, when the signal comes. */
async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined)
}

/** Does one piece of work after the other: the server works off its tasks so, and what readers wait for goes first. */
type SerialQueue = <T>(work: () => Promise<T>) => Promise<T>

/** Creates a queue; work that fails does not hold up the next. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
