/**
 * The routes that answer with data: search, suggestions, cards, one case, and what each page is made of. They are named
 * below the prefix of their scope.
 */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Ask } from '../answers/ask.ts'
import { findPlace } from '../answers/case-place.ts'
import { askCards, askMunicipalities, askSearch, askSuggestions } from '../answers/data-answer.ts'
import {
  CardsAnswerShape,
  CaseAnswerShape,
  HealthAnswerShape,
  MunicipalitiesAnswerShape,
  SearchAnswerShape,
  SuggestAnswerShape,
} from '../contract/api.ts'
import { CoverageAnswerShape, LocateAnswerShape, StartAnswerShape } from '../contract/pages.ts'
import type { Library } from '../library/library.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import { originOf } from './origin.ts'

/** GET /search: the cases that answer a question. */
export function registerSearch(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  const schema = { response: { 200: SearchAnswerShape } }
  scope.get('/search', { schema }, async (request, reply) => {
    const { library, signal } = request
    const ask = askSearch(request.url)
    const answer = await limit.run(() => ask(library, { origin: originOf(request), signal }))
    // What is missing now may be back in a second: such an answer is not kept.
    if (answer.degraded) reply.header('cache-control', 'no-store')
    return answer
  })
}

/** GET /suggest: what a typed beginning could become. */
export function registerSuggest(scope: FastifyInstance): void {
  const schema = { response: { 200: SuggestAnswerShape } }
  scope.get('/suggest', { schema }, async (request) =>
    answerNow(request, askSuggestions(request.url)),
  )
}

/** GET /municipalities: the bodies whose name begins so, for a reader to choose the own one. */
export function registerMunicipalities(scope: FastifyInstance): void {
  const schema = { response: { 200: MunicipalitiesAnswerShape } }
  scope.get('/municipalities', { schema }, async (request) =>
    answerNow(request, askMunicipalities(request.url)),
  )
}

/** GET /cards: what a list shows of the cases that a reader has chosen, by their names. */
export function registerCards(scope: FastifyInstance): void {
  const schema = { response: { 200: CardsAnswerShape } }
  scope.get('/cards', { schema }, async (request) => answerNow(request, askCards(request.url)))
}

function answerNow<Answer>(request: FastifyRequest, ask: Ask<Answer>): Answer {
  return ask(request.library, { origin: originOf(request) })
}

/** GET /cases/:slug: one case. */
export function registerCases(scope: FastifyInstance): void {
  const schema = { response: { 200: CaseAnswerShape } }
  scope.get<{ Params: { slug: string } }>('/cases/:slug', { schema }, async (request, reply) => {
    const place = findPlace(request.library, request.params.slug, originOf(request))
    if ('movedTo' in place) return reply.redirect(`${scope.prefix}/cases/${place.movedTo}`, 301)
    return place.found
  })
}

/** GET /start: what the start page shows besides the search box. */
export function registerStart(scope: FastifyInstance): void {
  const schema = { response: { 200: StartAnswerShape } }
  scope.get('/start', { schema }, async (request) => request.library.start())
}

/** GET /locate: the cases of every scene, from which the page picks for itself; nothing about the reader is asked. */
export function registerLocate(scope: FastifyInstance): void {
  const schema = { response: { 200: LocateAnswerShape } }
  scope.get('/locate', { schema }, async (request) => request.library.locate())
}

/** GET /coverage: what the library covers. */
export function registerCoverage(scope: FastifyInstance): void {
  const schema = { response: { 200: CoverageAnswerShape } }
  scope.get('/coverage', { schema }, async (request, reply) => {
    // It changes with the day, too, of which the tags of this scope know nothing.
    reply.header('cache-control', 'no-store')
    return request.library.coverage()
  })
}

/** GET /health: how the server is, never kept. Also 200 while parts are missing: the process lives and answers. */
export function registerHealth(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: HealthAnswerShape } }
  scope.get('/health', { schema }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return library.health()
  })
}
