/** The routes that answer with data: search, suggestions, cards, one case, and what each page is made of. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  CardsAnswerShape,
  type CaseAnswer,
  CaseAnswerShape,
  HealthAnswerShape,
  MunicipalitiesAnswerShape,
  SearchAnswerShape,
  SuggestAnswerShape,
} from '../contract/api.ts'
import { CoverageAnswerShape, LocateAnswerShape, StartAnswerShape } from '../contract/pages.ts'
import { isSlug } from '../contract/vocabulary.ts'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import type { ConcurrencyLimit } from './concurrency-limit.ts'
import { originOf, readParameters, readText, refuseUnknown } from './parameters.ts'
import { readSearch } from './search-request.ts'

/** GET /api/search: the cases that answer a question. */
export function registerSearch(scope: FastifyInstance, limit: ConcurrencyLimit): void {
  const schema = { response: { 200: SearchAnswerShape } }
  scope.get('/api/search', { schema }, async (request, reply) => {
    const search = readSearch(request.url)
    const answer = await limit.run(() => request.library.search(search, request.signal))
    // What is missing now may be back in a second: such an answer is not kept.
    if (answer.degraded) reply.header('cache-control', 'no-store')
    return answer
  })
}

/** GET /api/suggest: what a typed beginning could become. */
export function registerSuggest(scope: FastifyInstance): void {
  const schema = { response: { 200: SuggestAnswerShape } }
  scope.get('/api/suggest', { schema }, async (request) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['q'])
    const text = readText(parameters)
    return text === '' ? { suggestions: [] } : request.library.suggest(text)
  })
}

/** GET /api/municipalities: the bodies whose name begins so, for a reader to choose the own one. */
export function registerMunicipalities(scope: FastifyInstance): void {
  const schema = { response: { 200: MunicipalitiesAnswerShape } }
  scope.get('/api/municipalities', { schema }, async (request) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['q'])
    return { municipalities: request.library.findMunicipalities(readText(parameters)) }
  })
}

/** As many as a list can hold. */
const mostCards = 100

/** GET /api/cards: what a list shows of the cases that a reader has chosen, by their names. */
export function registerCards(scope: FastifyInstance): void {
  const schema = { response: { 200: CardsAnswerShape } }
  scope.get('/api/cards', { schema }, async (request) => {
    const parameters = readParameters(request.url)
    refuseUnknown(parameters, ['slug'])
    const slugs = [...new Set(parameters.get('slug'))]
    if (slugs.length <= mostCards) return request.library.cards(slugs)
    const want = `一度に${mostCards}件までにしてください。`
    throw new AppError('BAD_PARAMETER', { name: 'slug', got: `${slugs.length}件`, want })
  })
}

/** GET /api/cases/:slug: one case. */
export function registerCases(scope: FastifyInstance): void {
  const schema = { response: { 200: CaseAnswerShape } }
  scope.get<{ Params: { slug: string } }>(
    '/api/cases/:slug',
    { schema },
    async (request, reply) => {
      const place = findPlace(request)
      if ('movedTo' in place) return reply.redirect(`/api/cases/${place.movedTo}`, 301)
      return place.found
    },
  )
}

/** GET /api/start: what the start page shows besides the search box. */
export function registerStart(scope: FastifyInstance): void {
  const schema = { response: { 200: StartAnswerShape } }
  scope.get('/api/start', { schema }, async (request) => request.library.start())
}

/** GET /api/locate: the cases of every scene, from which the page picks for itself; nothing about the reader is asked. */
export function registerLocate(scope: FastifyInstance): void {
  const schema = { response: { 200: LocateAnswerShape } }
  scope.get('/api/locate', { schema }, async (request) => request.library.locate())
}

/** GET /api/coverage: what the library covers. */
export function registerCoverage(scope: FastifyInstance): void {
  const schema = { response: { 200: CoverageAnswerShape } }
  scope.get('/api/coverage', { schema }, async (request, reply) => {
    // It changes with the day, too, of which the tags of this scope know nothing.
    reply.header('cache-control', 'no-store')
    return request.library.coverage()
  })
}

/** GET /api/health: how the server is, never kept. Also 200 while parts are missing: the process lives and answers. */
export function registerHealth(app: FastifyInstance, library: Library): void {
  const schema = { response: { 200: HealthAnswerShape } }
  app.get('/api/health', { schema }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return library.health()
  })
}

type CaseRequest = FastifyRequest<{ Params: { slug: string } }>

/** The case that is asked for or where it is; whatever cannot become a slug is not even looked up. */
export function findPlace(request: CaseRequest): { found: CaseAnswer } | { movedTo: string } {
  const { slug } = request.params
  const meant = cleanSlug(slug)
  const place = isSlug(meant) ? request.library.findCase(meant, originOf(request)) : undefined
  if (!place) {
    const gone = isSlug(meant) ? request.library.findWithdrawn(meant) : undefined
    throw gone ? new AppError('CASE_WITHDRAWN', gone) : new AppError('CASE_NOT_FOUND', { slug })
  }
  return meant === slug || 'movedTo' in place ? place : { movedTo: meant }
}

/** The slug that a mailed link was made of: what stands behind it in the sentence became part of it, and capitals. */
function cleanSlug(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
  return plain.replace(/\p{Pd}/gu, '-').replace(/[^\p{L}\p{N}]{1,100}$/u, '')
}
