/**
 * POST /mcp: the library for members' own assistants (Streamable HTTP of the Model Context Protocol). Every question stands
 * by itself: there are no sessions, no streams, and nothing to be ended.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AccessDoor } from '../access/access-door.ts'
import { AppError } from '../errors.ts'
import type { WholeLibrary } from '../library/library.ts'
import { limits } from '../mcp/limits.ts'
import { openMcp } from '../mcp/open-mcp.ts'
import { loadProtocol } from '../mcp/protocol.ts'
import type { Surroundings } from '../mcp/tool.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import { originOf } from './origin.ts'

type Parts = {
  library: WholeLibrary
  /** The way to the accounts, whose keys open what members read; without it the library is everybody's alone. */
  door: AccessDoor | undefined
  limit: ConcurrencyLimit
}

/** The arguments and what the protocol writes around them. */
const mostBytes = 2 * limits.arguments

/** Registers the address, at which only questions are taken. */
export function registerMcp(scope: FastifyInstance, { library, door, limit }: Parts): void {
  scope.post('/mcp', { bodyLimit: mostBytes }, async (request, reply) => {
    refuseBrowsers(request)
    refuseBatches(request.body)
    const surroundings: Surroundings = {
      library: isFromMember(request, door) ? library.forMembers() : library,
      origin: originOf(request),
      onBug: (error) => {
        request.log.error({ err: error }, 'unexpected error')
        return request.id
      },
    }
    const asked = toWebRequest(request, watchLeaving(reply))
    const answer = await limit.run(() => answerOrLeave(asked, request.body, surroundings))
    return answer ? sendAnswer(reply, answer) : reply.hijack()
  })

  scope.route({
    method: ['GET', 'DELETE'],
    url: '/mcp',
    handler: async () => {
      throw new AppError('QUESTIONS_ONLY', undefined, { headers: { allow: 'POST' } })
    },
  })
}

/**
 * A browser says with every such request where it comes from, and no page has anything to ask here: this keeps out those
 * that have a name of their own lead to this machine (DNS rebinding), whatever that name is.
 */
function refuseBrowsers({ headers }: FastifyRequest): void {
  if (headers.origin !== undefined) throw new AppError('FOREIGN_ORIGIN')
}

/** Whether a question bears a member's own key; one that opens nothing is refused, so that nobody takes less for all. */
function isFromMember({ headers }: FastifyRequest, door: AccessDoor | undefined): boolean {
  const { authorization } = headers
  if (authorization === undefined) return false
  const [, key = ''] = /^Bearer (\S+)$/i.exec(authorization.trim()) ?? []
  if (door?.current()?.tokens?.isGood(key)) return true
  throw new AppError('TOKEN_REFUSED', undefined, { headers: { 'www-authenticate': 'Bearer' } })
}

/** Of questions in one list each costs as much as one alone, and only the list would be counted. */
function refuseBatches(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('BAD_REQUEST')
  }
}

/** Aborted when whoever asked has gone; the request itself is closed as soon as its body has been read. */
function watchLeaving({ raw }: FastifyReply): AbortSignal {
  const leaving = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) leaving.abort()
  })
  return leaving.signal
}

/** The answer, or nothing once whoever asked has gone: the protocol's library would wait for ever then. */
async function answerOrLeave(
  asked: Request,
  body: unknown,
  surroundings: Surroundings,
): Promise<Response | undefined> {
  if (asked.signal.aborted) return undefined
  const left = new Promise<undefined>((resolve) => {
    asked.signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  return Promise.race([answer(asked, body, surroundings), left])
}

async function answer(
  asked: Request,
  parsedBody: unknown,
  surroundings: Surroundings,
): Promise<Response> {
  const open = () => openMcp(surroundings)
  const protocol = await loadProtocol()
  if (!(await protocol.isLegacyRequest(asked, parsedBody))) {
    const handler = protocol.createMcpHandler(open, { legacy: 'reject', maxSubscriptions: 0 })
    return handler.fetch(asked, { parsedBody })
  }
  // What clients spoke until 2025: they take an answer as it is, where a stream is not needed.
  const server = await open()
  const transport = new protocol.WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
  })
  asked.signal.addEventListener('abort', () => void server.close(), { once: true })
  try {
    await server.connect(transport)
    return await transport.handleRequest(asked, { parsedBody })
  } finally {
    await server.close()
  }
}

function toWebRequest(request: FastifyRequest, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const name of readNames) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  return new Request(`${originOf(request)}/mcp`, { method: 'POST', headers, signal })
}

/** All that the protocol reads of the headers. */
const readNames = [
  'accept',
  'content-type',
  'mcp-protocol-version',
  'mcp-method',
  'mcp-name',
] as const

async function sendAnswer(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  const type = answer.headers.get('content-type')
  if (type !== null) reply.type(type)
  return reply
    .code(answer.status)
    .header('cache-control', 'no-store')
    .send(await answer.text())
}
