/** The thread that reads one piece of material, answers, and is ended. */

import { parentPort } from 'node:worker_threads'
import type { Brought } from '../../contract/brought.ts'
import { AppError } from '../../errors.ts'
import { type Material, readMaterial } from './read-material.ts'

/** `problem` is a sentence for whoever brought it; `failure` is ours. */
export type Reply = { brought: Brought } | { problem: string } | { failure: string }

parentPort?.on('message', (material: Material) => {
  readMaterial(material).then(
    (brought) => reply({ brought }),
    (error: unknown) =>
      reply(error instanceof AppError ? { problem: error.message } : { failure: String(error) }),
  )
})

function reply(message: Reply): void {
  parentPort?.postMessage(message)
}
