/** GET /api/start: what the start page shows besides the search box. */

import type { FastifyInstance } from 'fastify'
import { StartAnswerShape } from '../contract-pages.ts'
import type { Library } from '../library.ts'

/** Registers the route of the start page's data. */
export function registerStart(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: StartAnswerShape } }
  scope.get('/api/start', { schema }, async () => library.start())
}
