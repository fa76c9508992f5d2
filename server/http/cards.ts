/** GET /api/cards: what a list shows of the cases that a reader has chosen, by their names. */

import type { FastifyInstance } from 'fastify'
import { CardsAnswerShape } from '../contract.ts'
import { AppError } from '../errors.ts'
import type { Library } from '../library.ts'
import { readParameters, refuseUnknown } from './parameters.ts'

/** As many as a list can hold. */
const mostCards = 100

/** Registers the route of the cards. */
export function registerCards(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: CardsAnswerShape } }
  scope.get('/api/cards', { schema }, async (request) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['slug'])
    const slugs = [...new Set(parameters.get('slug'))]
    if (slugs.length <= mostCards) return library.cards(slugs)
    const want = `一度に${mostCards}件までにしてください。`
    throw new AppError('BAD_PARAMETER', { name: 'slug', got: `${slugs.length}件`, want })
  })
}
