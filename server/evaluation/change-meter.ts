/**
 * Changes of the own words, measured in a thread that holds an index of its own and ends with the measuring. One at a time:
 * it takes a core for seconds, beside readers.
 */

import type { WordsChange, WordsEffect } from '../contract/words.ts'
import { AppError } from '../errors.ts'
import type { QueryEmbedder } from '../search/meaning.ts'
import { startThread } from '../start-thread.ts'
import type { ChangeOrder } from './measure-change.ts'
import type { Reply, Vector } from './worker.ts'

export type ChangeMeter = {
  /** Given up once the signal says that nobody waits any more. */
  measure: (change: WordsChange, signal: AbortSignal) => Promise<WordsEffect>
  close: () => void
}

type MeterParts = {
  casesFolder: string
  dataFolder: string
  embedQuery: QueryEmbedder
  longestMs?: number
}

/** With 91 cases and 345 questions it takes 8 to 12 s while others take all of two cores; who waits longer has left. */
const usualLongestMs = 60_000

/** With 91 cases the whole process grows by 400 MB meanwhile; more than this ends the measuring and not the server. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 }

/** Opens the meter of a folder. */
export function openChangeMeter({
  casesFolder,
  dataFolder,
  embedQuery,
  longestMs = usualLongestMs,
}: MeterParts): ChangeMeter {
  let isMeasuring = false
  const closing = new AbortController()

  const run = (change: WordsChange, ended: AbortSignal): Promise<WordsEffect> =>
    new Promise((resolve, reject) => {
      ended.throwIfAborted()
      const order: ChangeOrder = { ...change, casesFolder, dataFolder }
      const thread = startThread(new URL('./worker.ts', import.meta.url), {
        workerData: order,
        resourceLimits,
      })
      const end = () => {
        ended.removeEventListener('abort', giveUp)
        void thread.terminate()
      }
      const fail = (error: unknown) => {
        reject(error)
        end()
      }
      const giveUp = () => fail(ended.reason)
      ended.addEventListener('abort', giveUp)
      thread.on('message', async (reply: Reply) => {
        if (reply.kind === 'embed') {
          const vector = await embedQuery(reply.normal, ended)
          thread.postMessage({ id: reply.id, vector } satisfies Vector)
        } else if (reply.kind === 'failure') {
          fail(new Error(reply.message))
        } else {
          resolve(reply.effect)
          end()
        }
      })
      thread.on('error', fail)
      thread.on('exit', (code) => fail(new Error(`the thread ended with ${code}`)))
    })

  return {
    measure: async (change, signal) => {
      if (isMeasuring) throw new AppError('MEASURING')
      isMeasuring = true
      const limit = new AbortController()
      const timer = setTimeout(() => limit.abort(new AppError('MEASURING_TOO_LONG')), longestMs)
      try {
        return await run(change, AbortSignal.any([signal, limit.signal, closing.signal]))
      } finally {
        clearTimeout(timer)
        isMeasuring = false
      }
    },
    close: () => closing.abort(new AppError('CLOSING')),
  }
}
