/** Whether a request that carries a reader's own words comes from a page of this library. */

import type { FastifyRequest } from 'fastify'

/** Another site could send a plain text without asking; browsers say where a request comes from. */
export function isFromOwnPage({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'] ?? 'same-origin'
  return site === 'same-origin' && /^application\/json\b/.test(headers['content-type'] ?? '')
}
