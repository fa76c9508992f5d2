/**
 * The worker of a portable library: takes its content piece by piece and answers requests as the server does. Where a
 * browser starts no worker from a file share, the page calls it with a scope of its own.
 */

import { answerRequest } from '../answers/answer-request.ts'
import { describeError } from '../answers/error-answer.ts'
import { readContent } from '../content-layout.ts'
import { equipOldBrowser } from '../contract/old-browser.ts'
import type {
  FromWorker,
  PortableAsk,
  PortablePartName,
  PortablePiece,
  ToWorker,
} from '../contract/portable.ts'
import { AppError } from '../errors.ts'
import { createInflater } from './inflate-pieces.ts'
import { openPortableLibrary } from './open-portable-library.ts'
import { readPortableContent } from './portable-content.ts'
import { type ModelBytes, openQueryModel } from './query-model.ts'

/** The side of the worker: what it says, and how it hears. */
export type WorkerScope = {
  postMessage: (message: FromWorker) => void
  onmessage: ((event: { data: ToWorker }) => void) | null
}

/** Starts to listen; requests wait until the words have been read. */
export function startPortableWorker(scope: WorkerScope): void {
  equipOldBrowser()
  const words = openPart('words', scope, (bytes) => openPortableLibrary(readPortableContent(bytes)))
  const meaning = openPart('meaning', scope, async (bytes) => {
    const model = await openQueryModel(readModel(bytes))
    const { useModel } = await words.opened
    useModel(model)
  })
  const parts = { words, meaning }
  const waiting = new Map<number, AbortController>()
  const answer = async ({ id, ...asked }: PortableAsk) => {
    const left = new AbortController()
    waiting.set(id, left)
    const answered = await words.opened.then(
      ({ library }) => answerRequest(library, asked, { signal: left.signal }),
      () => unusable,
    )
    waiting.delete(id)
    if (!left.signal.aborted) scope.postMessage({ kind: 'answer', id, ...answered })
  }
  scope.onmessage = ({ data }) => {
    if (data.kind === 'piece') void parts[data.name].take(data)
    else if (data.kind === 'leave') waiting.get(data.id)?.abort()
    else void answer(data)
  }
}

type OpeningPart<Opened> = {
  opened: Promise<Opened>
  take: (piece: PortablePiece) => Promise<void>
}

/** A part that is opened when its last piece has come; the page hears when it can be used, or why it cannot. */
function openPart<Opened>(
  name: PortablePartName,
  scope: WorkerScope,
  open: (bytes: Uint8Array) => Promise<Opened>,
): OpeningPart<Opened> {
  const takePiece = createInflater()
  let settle: { resolve: (opened: Opened) => void; reject: (error: unknown) => void }
  const opened = new Promise<Opened>((resolve, reject) => {
    settle = { resolve, reject }
  })
  opened.then(
    () => scope.postMessage({ kind: 'ready', name }),
    (error: unknown) => scope.postMessage({ kind: 'failed', name, message: String(error) }),
  )
  return {
    opened,
    take: async (piece) => {
      try {
        const bytes = await takePiece(piece)
        if (bytes) settle.resolve(await open(bytes))
      } catch (error) {
        settle.reject(error)
      }
    },
  }
}

const closing = new AppError('CLOSING')

/** The answer of a library whose files are broken; the page names the file. */
const unusable = {
  status: closing.status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(describeError(closing)),
}

function readModel(bytes: Uint8Array): ModelBytes {
  const { wasm, model, tokenizer } = readContent(bytes).arrays
  return { wasm: toBytes(wasm), model: toBytes(model), tokenizer: toBytes(tokenizer) }
}

function toBytes(array: unknown): Uint8Array {
  if (array instanceof Uint8Array) return array
  throw new Error('モデルが足りない')
}
