/** Whether whoever asked has gone before the answer came. */

import type { FastifyReply } from 'fastify'

/** Aborted when the connection ends first. A request that had a body says that it is closed once the body is read. */
export function signalLeft({ raw }: FastifyReply): AbortSignal {
  const left = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) left.abort(new Error('nobody waits any more'))
  })
  return left.signal
}
