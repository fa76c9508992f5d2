/** The thread that measures one change and ends. The model stays where it is: it is asked for the vectors of questions. */

import { parentPort, workerData } from 'node:worker_threads'
import type { WordsEffect } from '../contract/words.ts'
import { type ChangeOrder, measureChange } from './measure-change.ts'

export type Reply =
  | { kind: 'effect'; effect: WordsEffect }
  | { kind: 'failure'; message: string }
  | { kind: 'embed'; id: number; normal: string }

/** The vector of a question, or none where the model is away. */
export type Vector = { id: number; vector: Float32Array | undefined }

const waiting = new Map<number, (vector: Float32Array | undefined) => void>()
let lastId = 0

const embedQuery = (normal: string) =>
  new Promise<Float32Array | undefined>((resolve) => {
    lastId += 1
    waiting.set(lastId, resolve)
    reply({ kind: 'embed', id: lastId, normal })
  })

parentPort?.on('message', ({ id, vector }: Vector) => {
  waiting.get(id)?.(vector)
  waiting.delete(id)
})

measureChange(workerData as ChangeOrder, embedQuery).then(
  (effect) => reply({ kind: 'effect', effect }),
  (error: unknown) => reply({ kind: 'failure', message: String(error) }),
)

function reply(message: Reply): void {
  parentPort?.postMessage(message)
}
