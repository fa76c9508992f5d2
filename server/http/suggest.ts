/** GET /api/suggest: what a typed beginning could become. */

import type { FastifyInstance } from 'fastify'
import { SuggestAnswerShape } from '../contract.ts'
import type { Library } from '../library.ts'
import { readParameters, readText, refuseUnknown } from './parameters.ts'

/** Registers the suggestion route. */
export function registerSuggest(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: SuggestAnswerShape } }
  scope.get('/api/suggest', { schema }, async (request) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['q'])
    const text = readText(parameters)
    return text === '' ? { suggestions: [] } : library.suggest(text)
  })
}
