/**
 * The one place where something thrown becomes an answer. What is expected keeps its status and sentence;
 * everything else is logged with the request's number, and the reader learns that number and no more.
 */

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageData } from '../../web/page-data.ts'
import type { PageAssets } from '../../web/render.tsx'
import type { ErrorAnswer } from '../contract.ts'
import { AppError, type PlainErrorCode } from '../errors.ts'
import { sendPage } from './pages.ts'
import { securityHeadersFor } from './security-headers.ts'

/** What answers an error, for the places where Fastify asks for it outside the usual course. */
export type ErrorAnswerer = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void

/** Registers the answers to errors and to addresses where nothing is. */
export function registerErrorBorder(app: FastifyInstance, answerError: ErrorAnswerer): void {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request) => {
    const { method } = request
    if (method === 'GET' || method === 'HEAD') throw new AppError('NOT_FOUND')
    throw new AppError('METHOD_NOT_ALLOWED', { method }, { headers: { allow: 'GET, HEAD' } })
  })
}

/** Answers errors as data under /api and as a page everywhere else. */
export function createErrorAnswerer(assets: PageAssets): ErrorAnswerer {
  return (error, request, reply) => {
    const expected = toAppError(error, request)
    if (expected.code === 'INTERNAL') logBug(error, request)
    // Set again: an address that cannot be routed comes here without having passed the guards.
    reply.headers(securityHeadersFor(request.protocol))
    reply.code(expected.status).headers({ 'cache-control': 'no-store', ...expected.headers })
    if (/^\/api(\/|\?|$)/.test(request.url)) sendData(reply, expected)
    else sendErrorPage(reply, expected, request, assets)
  }
}

/** The body of an error under /api. */
export function describeError({ code, message }: AppError): ErrorAnswer {
  return { error: { code, message } }
}

function sendData(reply: FastifyReply, error: AppError): void {
  reply.type('application/json; charset=utf-8').send(JSON.stringify(describeError(error)))
}

function sendErrorPage(
  reply: FastifyReply,
  error: AppError,
  request: FastifyRequest,
  assets: PageAssets,
): void {
  const data: PageData =
    error.status === 404
      ? { page: 'missing' }
      : { page: 'error', code: error.code, message: error.message }
  try {
    sendPage(reply, data, assets)
  } catch (renderError) {
    logBug(renderError, request)
    sendData(reply, error)
  }
}

/** Refusals of the framework and of the file server, by their status. */
const codesByStatus: Readonly<Record<number, PlainErrorCode>> = {
  403: 'NOT_FOUND',
  404: 'NOT_FOUND',
  408: 'REQUEST_TIMEOUT',
  413: 'BODY_TOO_LARGE',
  414: 'URL_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  416: 'RANGE_NOT_SATISFIABLE',
  431: 'HEADERS_TOO_LARGE',
}

function toAppError(error: unknown, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error
  const extras = { cause: error }
  if (hasCode(error) && error.code === 'FST_ERR_BAD_URL') {
    return new AppError('BROKEN_URL', undefined, extras)
  }
  const status = statusOf(error)
  if (status < 400 || status >= 500) {
    return new AppError('INTERNAL', { requestId: request.id }, extras)
  }
  return new AppError(codesByStatus[status] ?? 'BAD_REQUEST', undefined, extras)
}

function hasCode(error: unknown): error is Error & { code: unknown } {
  return error instanceof Error && 'code' in error
}

function statusOf(error: unknown): number {
  const hasStatus = error instanceof Error && 'statusCode' in error
  return hasStatus && typeof error.statusCode === 'number' ? error.statusCode : 500
}

/** What someone searched for is nobody's business: a log gets its length and a hash to compare by. */
function logBug(error: unknown, request: FastifyRequest): void {
  const [path, query = ''] = request.url.split('?', 2)
  const hash = createHash('sha256').update(query).digest('hex').slice(0, 12)
  request.log.error(
    { err: error, method: request.method, path, query: { length: query.length, hash } },
    'unexpected error',
  )
}
