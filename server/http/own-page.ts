/** Whether a request that changes something, or carries a reader's own words, comes from a page of this library. */

import type { FastifyRequest } from 'fastify'
import { originOf } from './origin.ts'

/** Another site could send a plain text without asking; browsers say where a request comes from. */
export function isFromOwnPage({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'] ?? 'same-origin'
  return site === 'same-origin' && /^application\/json\b/.test(headers['content-type'] ?? '')
}

/**
 * Whether a change is asked for by a page of this library. Any other site can make a browser send a form along with its
 * cookie; what it cannot do is to hide where the form stood. A request that does not say so at all is none of a browser.
 */
export function isFromOwnOrigin(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers
  return origin === undefined ? site === 'same-origin' : origin === originOf(request)
}
