/**
 * Pages of other sites that may read the answers of the API. Only what everybody may read is opened to them, and never
 * with a cookie: a browser that logged in here would otherwise read members' cases out to any page it visits.
 */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'

/** The origins of the sites, `*` for all of them. */
export type OtherSites = '*' | readonly string[]

/** Lets scripts of these sites read what the routes of this scope answer under /api/, and take /embed.js along. */
export function admitOtherSites(scope: FastifyInstance, sites: OtherSites | undefined): void {
  if (sites === undefined) return
  scope.addHook('onSend', async (request, reply) => {
    if (!isForSites(request)) return
    // Also where nobody is admitted: a copy kept for one site must not be given to another.
    if (sites !== '*') reply.header('vary', 'origin')
    const admitted = findAdmitted(request, sites)
    if (admitted === undefined) return
    reply.headers({
      'access-control-allow-origin': admitted,
      'access-control-expose-headers': told,
    })
  })

  // A browser asks first, before it sends the tag of the copy that a script holds.
  scope.options('/api/*', async (request, reply) => {
    const admitted = isForReading(request) ? findAdmitted(request, sites) : undefined
    if (admitted === undefined) {
      throw new AppError('METHOD_NOT_ALLOWED', { method: 'OPTIONS' }, { headers: readOnly })
    }
    return reply
      .code(204)
      .headers({
        ...(sites !== '*' && { vary: 'origin' }),
        'access-control-allow-origin': admitted,
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'if-none-match',
        'access-control-max-age': '3600',
      })
      .send()
  })
}

/** What a script may read besides the body and the few headers that it always may. */
const told = [
  ...['etag', 'repr-digest', 'content-disposition', 'missing-cases'],
  ...['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'],
].join(', ')

const readOnly = { allow: 'GET, HEAD' }

function isForReading({ headers }: FastifyRequest): boolean {
  return /^(GET|HEAD)$/.test(String(headers['access-control-request-method']))
}

function isForSites({ method, url }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && /^\/(api\/|embed\.js$)/.test(url)
}

function findAdmitted(
  { reader, headers: { origin } }: FastifyRequest,
  sites: OtherSites,
): string | undefined {
  if (reader) return undefined
  if (sites === '*') return '*'
  return sites.find((site) => site === origin)
}
