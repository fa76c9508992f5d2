/** GET /api/search: the cases that answer a question. */

import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  CardsAnswerShape,
  type CaseAnswer,
  CaseAnswerShape,
  HealthAnswerShape,
  SearchAnswerShape,
  SuggestAnswerShape,
} from '../contract/api.ts'
import { CoverageAnswerShape, LocateAnswerShape, StartAnswerShape } from '../contract/pages.ts'
import { AppError } from '../errors.ts'
import type { Library } from '../library/library.ts'
import type { Gate } from './concurrency-limit.ts'
import { originOf, readParameters, readText, refuseUnknown } from './parameters.ts'
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

// —— server/http/suggest.ts: GET /api/suggest: what a typed beginning could become.
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

// —— server/http/cards.ts: GET /api/cards: what a list shows of the cases that a reader has chosen, by their names.
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

// —— server/http/cases.ts: GET /api/cases/:slug: one case as data.
/** Registers the case route. */
export function registerCases(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: CaseAnswerShape } }
  scope.get<{ Params: { slug: string } }>(
    '/api/cases/:slug',
    { schema },
    async (request, reply) => {
      const place = findPlace(library, request)
      if ('movedTo' in place) return reply.redirect(`/api/cases/${place.movedTo}`, 301)
      return place.found
    },
  )
}

const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/

type CaseRequest = FastifyRequest<{ Params: { slug: string } }>

/** The case that is asked for or where it is; whatever cannot become a slug is not even looked up. */
export function findPlace(
  library: Library,
  request: CaseRequest,
): { found: CaseAnswer } | { movedTo: string } {
  const { slug } = request.params
  const meant = cleanSlug(slug)
  const place = slugForm.test(meant) ? library.findCase(meant, originOf(request)) : undefined
  if (!place) throw new AppError('CASE_NOT_FOUND', { slug })
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

// —— server/http/start.ts: GET /api/start: what the start page shows besides the search box.
/** Registers the route of the start page's data. */
export function registerStart(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: StartAnswerShape } }
  scope.get('/api/start', { schema }, async () => library.start())
}

// —— server/http/locate.ts: GET /api/locate: the cases of every scene, from which the page picks for itself; nothing about the reader is asked.
/** Registers the route of the self-locator's data. */
export function registerLocate(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: LocateAnswerShape } }
  scope.get('/api/locate', { schema }, async () => library.locate())
}

// —— server/http/coverage.ts: GET /api/coverage: what the library covers, as data.
/** Registers the route of the coverage page's data. */
export function registerCoverage(scope: FastifyInstance, library: Library): void {
  const schema = { response: { 200: CoverageAnswerShape } }
  scope.get('/api/coverage', { schema }, async (_request, reply) => {
    // It changes with the day, too, of which the tags of this scope know nothing.
    reply.header('cache-control', 'no-store')
    return library.coverage()
  })
}

// —— server/http/health.ts: GET /api/health: how the server is. Also 200 while parts are missing: the process lives and answers.
/** Registers the health route; its answer is never kept. */
export function registerHealth(app: FastifyInstance, library: Library): void {
  const schema = { response: { 200: HealthAnswerShape } }
  app.get('/api/health', { schema }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return library.health()
  })
}
