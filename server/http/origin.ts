/** How the reader of a request calls this server. */

import type { FastifyRequest } from 'fastify'

/** The beginning of addresses written out in full: scheme and host, no slash at the end. */
export function originOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  return `${protocol}://${host}`
}
