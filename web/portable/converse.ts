/** Questions to a worker and its answers: which belongs to which, and what it has read. */

import type { FromWorker, PortablePartName, PortablePiece } from '../../server/contract/portable.ts'
import { RequestFailure } from '../api.ts'
import type { WorkerPort } from './start-worker.ts'

export type Conversation = {
  give: (piece: PortablePiece) => void
  /** Ends when a part can be used, and fails with the worker's reason where it cannot. */
  hasRead: (name: PortablePartName) => Promise<void>
  ask: (path: string, init: RequestInit) => Promise<Response>
}

type Waiting = { resolve: (response: Response) => void; reject: (reason: unknown) => void }

/** Speaks with a worker. */
export function converse(port: WorkerPort): Conversation {
  const asked = new Map<number, Waiting>()
  const reading = new Map<PortablePartName, (failure?: string) => void>()
  let last = 0

  const hear = (message: FromWorker): void => {
    if (message.kind === 'answer') {
      asked.get(message.id)?.resolve(toResponse(message))
      asked.delete(message.id)
    } else {
      reading.get(message.name)?.(message.kind === 'failed' ? message.message : undefined)
    }
  }
  const fail = (): void => {
    for (const { reject } of asked.values()) reject(new RequestFailure('server', ownMessage))
    asked.clear()
    for (const end of reading.values()) end(ownMessage)
  }
  port.listen(hear, fail)

  return {
    give: (piece) => port.post({ kind: 'piece', ...piece }),
    hasRead: (name) =>
      new Promise((resolve, reject) => {
        reading.set(name, (failure) =>
          failure === undefined ? resolve() : reject(new RequestFailure('server', failure)),
        )
      }),
    ask: (path, { body, signal }) =>
      new Promise((resolve, reject) => {
        const id = ++last
        asked.set(id, { resolve, reject })
        signal?.addEventListener('abort', () => {
          if (asked.delete(id)) port.post({ kind: 'leave', id })
          reject(new DOMException('', 'AbortError'))
        })
        port.post({ kind: 'ask', id, path, ...(typeof body === 'string' && { body }) })
      }),
  }
}

const ownMessage = '探す仕組みが止まった。ページを開き直す。'

/** Some statuses may have no body, not even an empty one. */
const bodiless = [204, 205, 304]

function toResponse({ status, headers, body }: Extract<FromWorker, { kind: 'answer' }>): Response {
  return new Response(bodiless.includes(status) ? null : body, { status, headers })
}
