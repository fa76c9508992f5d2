/**
 * The one place where something thrown becomes an answer. What is expected keeps its status and sentence;
 * everything else is logged with the request's number, and the reader learns that number and no more.
 */

import { createHash } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PageAssets } from '../../web/html-document.tsx'
import { renderPage } from '../../web/render.tsx'
import { describeError } from '../answers/error-answer.ts'
import type { PageData } from '../contract/page-data.ts'
import { AppError, isErrorOf, type PlainErrorCode } from '../errors.ts'
import { securityHeaders, securityHeadersFor } from './guards.ts'
import { sendPage } from './pages.ts'

/** What answers an error, for the places where Fastify asks for it outside the usual course. */
type ErrorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void

/** Registers the answers to errors and to addresses where nothing is. */
export function registerErrorHandler(app: FastifyInstance, handleError: ErrorHandler): void {
  app.setErrorHandler((error, request, reply) => handleError(error, request, reply))
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request) => {
    const { method } = request
    if (method === 'GET' || method === 'HEAD') throw new AppError('NOT_FOUND')
    throw new AppError('METHOD_NOT_ALLOWED', { method }, { headers: { allow: 'GET, HEAD' } })
  })
}

/** Whether an address is one that programs ask. */
function isForPrograms(url: string): boolean {
  return /^\/(api|mcp)(\/|\?|$)/.test(url)
}

/** Answers errors as data where programs ask, and as a page everywhere else. */
export function createErrorHandler(assets: PageAssets): ErrorHandler {
  return (error, request, reply) => {
    const expected = toAppError(error, request)
    if (expected.code === 'INTERNAL') logBug(error, request)
    // Set again: an address that cannot be routed comes here without having passed the guards.
    reply.headers(securityHeadersFor(request.protocol))
    reply.code(expected.status).headers({ 'cache-control': 'no-store', ...expected.headers })
    if (isForPrograms(request.url)) sendData(reply, expected)
    else sendErrorPage(reply, expected, request, assets)
  }
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
  try {
    sendPage(reply, pageOf(error), assets)
  } catch (renderError) {
    logBug(renderError, request)
    sendData(reply, error)
  }
}

function pageOf(error: AppError): PageData {
  if (isErrorOf(error, 'CASE_WITHDRAWN')) return { page: 'withdrawn', withdrawn: error.details }
  const { code, message } = error
  if (code === 'NOT_FOUND' || code === 'CASE_NOT_FOUND') return { page: 'missing' }
  return { page: 'error', code, message }
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

/**
 * What someone searched for is nobody's business: a log gets its length and a hash to compare by. Nor does it get the key
 * of an invitation or of a shared link, which is part of the path.
 */
function logBug(error: unknown, request: FastifyRequest): void {
  const [asked, query = ''] = request.url.split('?', 2)
  const route = request.routeOptions.url ?? ''
  const path = route.endsWith('/:key') ? route : asked
  const hash = createHash('sha256').update(query).digest('hex').slice(0, 12)
  request.log.error(
    { err: error, method: request.method, path, query: { length: query.length, hash } },
    'unexpected error',
  )
}

type ClientError = Error & { code?: string; rawPacket?: unknown }

/** Answers requests that are no HTTP or never end, on the bare socket, with status and sentence, and closes it. */
export function createClientErrorHandler(assets: PageAssets) {
  return (cause: ClientError, socket: Socket): void => answerClientError(cause, socket, assets)
}

function answerClientError(cause: ClientError, socket: Socket, assets: PageAssets): void {
  if (cause.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const error = refuseRequest(cause)
  const { status, body, mediaType, location } = describeAnswer(error, cause.rawPacket, assets)
  const headers = {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': `${mediaType}; charset=utf-8`,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...(location !== undefined && { location }),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

type Answer = { status: number; body: string; mediaType: string; location?: string }

/** A page for the address of a page, which leads on where it only lacked its percent codes; else data. */
function describeAnswer(error: AppError, packet: unknown, assets: PageAssets): Answer {
  const path = error.code === 'BROKEN_URL' ? readPath(packet) : undefined
  if (path === undefined || isForPrograms(path)) {
    const body = JSON.stringify(describeError(error))
    return { status: error.status, body, mediaType: 'application/json' }
  }
  const data: PageData = { page: 'error', code: error.code, message: error.message }
  const page = { body: renderPage(data, assets, ''), mediaType: 'text/html' }
  const location = encodePath(path)
  return location ? { ...page, status: 308, location } : { ...page, status: error.status }
}

/** The address as bytes, of a request that has the packet to itself. */
function readPath(packet: unknown): string | undefined {
  const line = Buffer.isBuffer(packet) ? packet.subarray(0, 8192).toString('latin1') : ''
  return /^(?:GET|HEAD) (\/\S*) HTTP\/1\.[01]\r?\n/.exec(line)?.[1]
}

/** Nothing where the bytes are no UTF-8, or where a browser would read the name of another machine. */
function encodePath(path: string): string | undefined {
  if (/^\/[/\\]/.test(path)) return undefined
  const bytes = Buffer.from(path, 'latin1')
  const isUtf8 = Buffer.from(bytes.toString('utf8')).equals(bytes)
  const encode = (byte: string) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`
  return isUtf8 ? path.replace(/[\x80-\xff]/g, encode) : undefined
}

function refuseRequest(cause: Error & { code?: string }): AppError {
  switch (cause.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new AppError('REQUEST_TIMEOUT', undefined, { cause })
    case 'HPE_HEADER_OVERFLOW':
      return new AppError('HEADERS_TOO_LARGE', undefined, { cause })
    // Japanese typed into curl without percent codes.
    case 'HPE_INVALID_URL':
      return new AppError('BROKEN_URL', undefined, { cause })
    default:
      return new AppError('BAD_REQUEST', undefined, { cause })
  }
}
