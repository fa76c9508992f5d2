/** How the reader of a request calls this server: only then can an address be written out in full. */

import type { FastifyRequest } from 'fastify'

/** Scheme and host, without a slash at the end. */
export function originOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  return `${protocol}://${host}`
}
