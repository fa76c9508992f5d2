/** GET /api/health: how the server is. Also 200 while parts are missing: the process lives and answers. */

import type { FastifyInstance } from 'fastify'
import { HealthAnswerShape } from '../contract.ts'
import type { Library } from '../library.ts'

/** Registers the health route; its answer is never kept. */
export function registerHealth(app: FastifyInstance, library: Library): void {
  const schema = { response: { 200: HealthAnswerShape } }
  app.get('/api/health', { schema }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return library.health()
  })
}
