/** GET /api/coverage: what the library covers, as data. */

import type { FastifyInstance } from 'fastify'
import { CoverageAnswerShape } from '../contract-pages.ts'
import type { Library } from '../library.ts'

/** Registers the route of the coverage page's data. */
export function registerCoverage(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: CoverageAnswerShape } }
  scope.get('/api/coverage', { schema }, async (_request, reply) => {
    // It changes with the day, too, of which the tags of this scope know nothing.
    reply.header('cache-control', 'no-store')
    return library.coverage()
  })
}
