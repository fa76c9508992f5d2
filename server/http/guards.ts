/** What stands before every route: headers, refusal while closing, and a limit per client. */

import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

const closingHeaders = { 'retry-after': '5', connection: 'close' }

/**
 * What was sent before the end was asked for is still on its way, or unread in a connection that looks idle: so long the
 * server goes on answering as ever, only that each answer (Fastify sees to it) closes its connection.
 */
const underWayMs = 250

/** Gives every answer the security headers, refuses new requests once the server is closing, and drops abandoned ones. */
export function guardAnswers(app: FastifyInstance): void {
  let closing = false
  app.addHook('preClose', async () => {
    if (app.server.listening) await delay(underWayMs)
    closing = true
  })
  app.addHook('onRequest', async (request, reply) => {
    // Pipelined requests go on after a reset, without an address to count them by: 300 filled 587 KB of log.
    if (isAbandoned(request.raw.socket)) return reply.hijack()
    reply.headers(securityHeadersFor(request.protocol))
    if (closing) throw new AppError('CLOSING', undefined, { headers: closingHeaders })
  })
}

/** The address stays known once it has been read, so what passes here has one for the limit below. */
function isAbandoned({ destroyed, remoteAddress }: Socket): boolean {
  return destroyed || remoteAddress === undefined
}

/**
 * The machine itself may ask ten times as often: benches run there, and so does a proxy that TRUST_PROXY
 * does not name yet, behind which everybody looks like one client.
 */
const ownMachineFactor = 10

/** Limits the requests of one client (the real one behind a trusted proxy) within a minute. */
export async function limitClients(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: (request) => (isOwnMachine(request.ip) ? perMinute * ownMachineFactor : perMinute),
    // ratelimit-limit, -remaining and -reset: a program can wait before it is refused.
    enableDraftSpec: true,
    addHeaders: { 'retry-after': false },
    errorResponseBuilder: (_request, { ttl }) => {
      const retryAfterS = Math.max(1, Math.ceil(ttl / 1000))
      const headers = { 'retry-after': String(retryAfterS) }
      return new AppError('TOO_MANY_REQUESTS', { retryAfterS }, { headers })
    },
  })
}

function isOwnMachine(ip: string): boolean {
  return ip === '::1' || /^(::ffff:)?127\./.test(ip)
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What every answer carries, whatever its status and whoever wrote it. */
export const securityHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

/** Only said over https: over http a browser ignores it, and a test server must not bind the name to it. */
const strictTransport = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/** The headers for an answer over this protocol. */
export function securityHeadersFor(protocol: string): Record<string, string> {
  return protocol === 'https' ? { ...securityHeaders, ...strictTransport } : securityHeaders
}
