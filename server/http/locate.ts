/** GET /api/locate: the cases of every scene, from which the page picks for itself; nothing about the reader is asked. */

import type { FastifyInstance } from 'fastify'
import { LocateAnswerShape } from '../contract-pages.ts'
import type { Library } from '../library.ts'

/** Registers the route of the self-locator's data. */
export function registerLocate(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: LocateAnswerShape } }
  scope.get('/api/locate', { schema }, async () => library.locate())
}
