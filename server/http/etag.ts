/**
 * Conditional answers: a client that already holds this answer of this index gets 304. The tag is taken
 * before the work, so that a change in between leaves an old tag on a new answer, never the reverse.
 */

import { createHash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readDayInJapan } from '../contract/format.ts'
import type { Library } from '../library/library.ts'

/** A restart may bring other code, which ranks or renders otherwise. */
const start = randomUUID()

/** Tags the good answers of the routes in this scope and answers 304 where the client's copy is good. */
export function tagAnswers(scope: FastifyInstance, library: Library): void {
  const tags = new WeakMap<FastifyRequest, string>()

  scope.addHook('preHandler', async (request, reply) => {
    // Whoever has logged in is given each answer anew: the copy he holds may be that of another audience.
    if (request.reader) return
    const tag = tagOf(request, library)
    tags.set(request, tag)
    if (holdsCopy(request.headers['if-none-match'], tag)) return reply.code(304).send()
  })

  scope.addHook('onSend', async (request, reply) => {
    if (reply.hasHeader('cache-control')) return
    const tag = tags.get(request)
    const isGood = reply.statusCode === 200 || reply.statusCode === 304
    if (isGood && tag !== undefined) reply.headers({ etag: tag, 'cache-control': 'no-cache' })
    else reply.header('cache-control', 'no-store')
  })
}

function tagOf({ url, audience, offers }: FastifyRequest, library: Library): string {
  const { generation, vectors, degraded } = library.health()
  // References say on which day they were read.
  const day = readDayInJapan()
  // A page says what the desk has switched on since.
  const frame = [audience, offers]
  const parts = JSON.stringify([start, generation, vectors, degraded, url, day, frame])
  return `W/"${createHash('sha256').update(parts).digest('base64url').slice(0, 22)}"`
}

function holdsCopy(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((held) => held.trim() === tag)
}
