/** The thread that writes Word files, one for each paper it is sent. */

import { parentPort } from 'node:worker_threads'
import type { Paper } from '../paper.ts'
import { writeWord } from './write-word.ts'

export type Reply = { file: Uint8Array } | { failure: string }

parentPort?.on('message', (paper: Paper) => {
  writeWord(paper).then(
    (file) => reply({ file }),
    (error: unknown) => reply({ failure: String(error) }),
  )
})

function reply(message: Reply): void {
  parentPort?.postMessage(message)
}
