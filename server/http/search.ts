/** GET /api/search: the cases that answer a question. */

import type { FastifyInstance } from 'fastify'
import { SearchAnswerShape } from '../contract.ts'
import type { Library } from '../library.ts'
import type { Gate } from './gate.ts'
import { readParameters, refuseUnknown } from './parameters.ts'
import { parseSearchRequest, searchParameters } from './search-request.ts'

/** Registers the search route. */
export function registerSearch(scope: FastifyInstance, library: Library, gate: Gate): void {
  const schema = { response: { 200: SearchAnswerShape } }
  scope.get('/api/search', { schema }, async (request, reply) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, searchParameters)
    const search = parseSearchRequest(parameters)
    const answer = await gate.run(() => library.search(search))
    // What is missing now may be back in a second: such an answer is not kept.
    if (answer.degraded) reply.header('cache-control', 'no-store')
    return answer
  })
}
